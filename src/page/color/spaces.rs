//! Colour spaces into sRGB, 0–1 and not yet clamped.
//!
//! Matrices and transfer functions as in <https://drafts.csswg.org/css-color-4/#color-conversion-code>.

type Triple = [f64; 3];
type Matrix = [Triple; 3];

const XYZ_TO_SRGB: Matrix = [
    [
        3.240_969_941_904_521,
        -1.537_383_177_570_093,
        -0.498_610_760_293,
    ],
    [
        -0.969_243_636_280_87,
        1.875_967_501_507_72,
        0.041_555_057_407_175,
    ],
    [
        0.055_630_079_696_993,
        -0.203_976_958_888_97,
        1.056_971_514_242_878,
    ],
];
const P3_TO_XYZ: Matrix = [
    [
        0.486_570_948_648_216,
        0.265_667_693_169_093,
        0.198_217_285_234_363,
    ],
    [
        0.228_974_564_069_749,
        0.691_738_521_836_506,
        0.079_286_914_093_745,
    ],
    [0.0, 0.045_113_381_858_903, 1.043_944_368_900_976],
];
const A98_TO_XYZ: Matrix = [
    [
        0.576_669_042_910_131,
        0.185_558_237_906_546,
        0.188_228_646_234_995,
    ],
    [
        0.297_344_975_250_536,
        0.627_363_566_255_466,
        0.075_291_458_493_998,
    ],
    [
        0.027_031_361_386_412,
        0.070_688_852_535_827,
        0.991_337_536_837_639,
    ],
];
const REC2020_TO_XYZ: Matrix = [
    [
        0.636_958_048_301_291,
        0.144_616_903_586_208,
        0.168_880_975_164_172,
    ],
    [
        0.262_700_212_011_267,
        0.677_998_071_518_871,
        0.059_301_716_469_862,
    ],
    [0.0, 0.028_072_693_049_087, 1.060_985_057_710_791],
];
const PROPHOTO_TO_XYZ_D50: Matrix = [
    [
        0.797_766_644_907_644,
        0.135_181_298_050_533,
        0.031_347_734_124_612,
    ],
    [
        0.288_074_827_624_917,
        0.711_835_234_250_18,
        0.000_089_938_724_903,
    ],
    [0.0, 0.0, 0.825_104_602_510_46],
];
const D50_TO_D65: Matrix = [
    [
        0.955_473_421_488_075,
        -0.023_098_454_948_764,
        0.063_259_308_661_021,
    ],
    [
        -0.028_369_709_333_863,
        1.009_995_398_081_304,
        0.021_041_441_191_917,
    ],
    [
        0.012_314_014_864_482,
        -0.020_507_649_298_898,
        1.330_365_926_242_124,
    ],
];
const OKLAB_TO_LMS: Matrix = [
    [1.0, 0.396_337_777_376_175, 0.215_803_757_309_914],
    [1.0, -0.105_561_345_815_659, -0.063_854_172_825_813],
    [1.0, -0.089_484_177_529_812, -1.291_485_548_019_409],
];
const LMS_TO_XYZ: Matrix = [
    [
        1.226_879_875_845_924,
        -0.557_814_994_460_217,
        0.281_391_045_665_965,
    ],
    [
        -0.040_575_745_214_801,
        1.112_286_803_280_317,
        -0.071_711_058_065_516,
    ],
    [
        -0.076_372_936_674_66,
        -0.421_493_332_402_243,
        1.586_924_019_836_782,
    ],
];
/// The white point D50 in XYZ.
const D50: Triple = [0.345_7 / 0.358_5, 1.0, (1.0 - 0.345_7 - 0.358_5) / 0.358_5];

/// Converts from the named space; `None` when there is none of that name.
pub(super) fn to_srgb(space: &str, values: Triple) -> Option<Triple> {
    let xyz = match space {
        "srgb" => return Some(values),
        "srgb-linear" => return Some(values.map(encode)),
        "display-p3" => apply(&P3_TO_XYZ, values.map(decode)),
        "display-p3-linear" => apply(&P3_TO_XYZ, values),
        "a98-rgb" => apply(&A98_TO_XYZ, values.map(|v| power(v, 563.0 / 256.0))),
        "rec2020" => apply(&REC2020_TO_XYZ, values.map(decode_rec2020)),
        "prophoto-rgb" => {
            let linear = values.map(|v| {
                if v.abs() <= 16.0 / 512.0 {
                    v / 16.0
                } else {
                    power(v, 1.8)
                }
            });
            apply(&D50_TO_D65, apply(&PROPHOTO_TO_XYZ_D50, linear))
        }
        "xyz" | "xyz-d65" => values,
        "xyz-d50" => apply(&D50_TO_D65, values),
        "lab" => lab(values),
        "lch" => lab(rectangular(values)),
        "oklab" => oklab(values),
        "oklch" => oklab(rectangular(values)),
        _ => return None,
    };
    Some(apply(&XYZ_TO_SRGB, xyz).map(encode))
}

fn apply(matrix: &Matrix, [x, y, z]: Triple) -> Triple {
    matrix.map(|[a, b, c]| a * x + b * y + c * z)
}

/// From lightness, chroma and hue (degrees).
fn rectangular([lightness, chroma, hue]: Triple) -> Triple {
    let (sin, cos) = hue.to_radians().sin_cos();
    [lightness, chroma * cos, chroma * sin]
}

fn lab([lightness, a, b]: Triple) -> Triple {
    const KAPPA: f64 = 24_389.0 / 27.0;
    const EPSILON: f64 = 216.0 / 24_389.0;
    let y = (lightness + 16.0) / 116.0;
    let cube = |f: f64| {
        let cubed = f * f * f;
        if cubed > EPSILON {
            cubed
        } else {
            (116.0 * f - 16.0) / KAPPA
        }
    };
    let luminance = if lightness > KAPPA * EPSILON {
        y * y * y
    } else {
        lightness / KAPPA
    };
    let [white_x, white_y, white_z] = D50;
    let xyz = [
        cube(a / 500.0 + y) * white_x,
        luminance * white_y,
        cube(y - b / 200.0) * white_z,
    ];
    apply(&D50_TO_D65, xyz)
}

fn oklab(values: Triple) -> Triple {
    apply(&LMS_TO_XYZ, apply(&OKLAB_TO_LMS, values).map(|v| v * v * v))
}

fn power(value: f64, exponent: f64) -> f64 {
    value.abs().powf(exponent).copysign(value)
}

/// sRGB's transfer function, to light.
fn decode(value: f64) -> f64 {
    if value.abs() <= 0.040_45 {
        value / 12.92
    } else {
        power((value.abs() + 0.055) / 1.055, 2.4).copysign(value)
    }
}

/// Rec. 2020's transfer function, to light, as Chromium paints it (Rec. ITU-R BT.2020-2, table 4).
fn decode_rec2020(value: f64) -> f64 {
    const ALPHA: f64 = 1.099_296_826_809_44;
    const BETA: f64 = 0.018_053_968_510_807;
    if value.abs() < BETA * 4.5 {
        value / 4.5
    } else {
        power((value.abs() + ALPHA - 1.0) / ALPHA, 1.0 / 0.45).copysign(value)
    }
}

/// sRGB's transfer function, from light.
fn encode(value: f64) -> f64 {
    if value.abs() > 0.003_130_8 {
        (1.055 * value.abs().powf(1.0 / 2.4) - 0.055).copysign(value)
    } else {
        value * 12.92
    }
}
