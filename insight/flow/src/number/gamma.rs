//! The upper tail of the chi-squared distribution, which turns a test's statistic into its p value.

/// P(X > `statistic`) for a chi-squared X with `freedom` degrees of freedom (at least 1).
///
/// It is the regularised upper incomplete gamma function Q(freedom/2, statistic/2): by its series below the mean and by
/// Legendre's continued fraction above (Abramowitz and Stegun 6.5.29 and 6.5.31; Lentz's evaluation).
pub(super) fn chi_squared_tail(statistic: f64, freedom: u32) -> f64 {
    let (a, x) = (f64::from(freedom) / 2.0, statistic / 2.0);
    if x <= 0.0 {
        return 1.0;
    }
    let front = (a * x.ln() - x - ln_gamma_half(freedom)).exp();
    if x < a + 1.0 { 1.0 - front * series(a, x) } else { front * fraction(a, x) }
}

/// The sum of x^k / (a (a+1) … (a+k)).
fn series(a: f64, x: f64) -> f64 {
    let (mut term, mut sum, mut at) = (1.0 / a, 1.0 / a, a);
    for _ in 0..1_000 {
        at += 1.0;
        term *= x / at;
        sum += term;
        if term < sum * f64::EPSILON {
            break;
        }
    }
    sum
}

/// 1/(x+1-a- 1(1-a)/(x+3-a- 2(2-a)/(x+5-a- …))).
fn fraction(a: f64, x: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let mut b = x + 1.0 - a;
    let (mut c, mut d) = (1.0 / TINY, 1.0 / b);
    let mut product = d;
    for step in 1..10_000 {
        let k = f64::from(step);
        let over = -k * (k - a);
        b += 2.0;
        d = over.mul_add(d, b);
        d = 1.0 / if d.abs() < TINY { TINY } else { d };
        c = b + over / c;
        c = if c.abs() < TINY { TINY } else { c };
        product *= d * c;
        if (d * c - 1.0).abs() < f64::EPSILON {
            break;
        }
    }
    product
}

/// ln Γ(freedom/2), by Γ(x+1) = xΓ(x) from Γ(1/2) = √π or Γ(1) = 1.
fn ln_gamma_half(freedom: u32) -> f64 {
    let (mut at, mut ln) = if freedom % 2 == 1 { (0.5, std::f64::consts::PI.ln() / 2.0) } else { (1.0, 0.0) };
    let end = f64::from(freedom) / 2.0;
    while at < end {
        ln += f64::ln(at);
        at += 1.0;
    }
    ln
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_degrees_are_a_plain_exponential() {
        for x in [0.1_f64, 1.0, 3.0, 10.0, 60.0] {
            let (found, exact) = (chi_squared_tail(x, 2), (-x / 2.0).exp());
            assert!((found / exact - 1.0).abs() < 1e-12, "{x}: {found} {exact}");
        }
    }

    #[test]
    fn the_known_critical_values_come_out() {
        for (x, freedom, p) in
            [(3.841_458_820_694_124, 1, 0.05), (9.487_729_036_781_154, 4, 0.05), (6.634_896_601_021_213, 1, 0.01)]
        {
            assert!((chi_squared_tail(x, freedom) / p - 1.0).abs() < 1e-10);
        }
        assert_eq!(chi_squared_tail(0.0, 1), 1.0);
    }
}
