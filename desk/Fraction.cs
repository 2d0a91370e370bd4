using System.Globalization;
using System.Numerics;

namespace SupportBot.Desk;

/// <summary>
/// An exact rational number, for means and shares of money that are rounded once, at the end. The default value is not
/// a number; start from <see cref="Zero"/> or <see cref="Of"/>.
/// </summary>
internal readonly record struct Fraction : IComparable<Fraction>
{
    public static readonly Fraction Zero = new(0, 1);

    /// <exception cref="DivideByZeroException">The denominator is zero.</exception>
    public Fraction(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
        {
            throw new DivideByZeroException();
        }

        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        Numerator = numerator / divisor;
        Denominator = denominator / divisor;
    }

    public BigInteger Numerator { get; }

    /// <summary>Above zero; the fraction is reduced.</summary>
    public BigInteger Denominator { get; }

    public int Sign => Numerator.Sign;

    /// <summary>The decimal's exact value.</summary>
    public static Fraction Of(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var (high, middle, low) = unchecked(((uint)bits[2], (uint)bits[1], (uint)bits[0]));
        var size = (((BigInteger)high << 64) | ((BigInteger)middle << 32)) | low;
        return new(size * decimal.Sign(value), BigInteger.Pow(10, value.Scale));
    }

    public static Fraction operator +(Fraction a, Fraction b) =>
        new((a.Numerator * b.Denominator) + (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

    public static Fraction operator -(Fraction a, Fraction b) => a + new Fraction(-b.Numerator, b.Denominator);

    public static Fraction operator *(Fraction a, Fraction b) =>
        new(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    public static Fraction operator /(Fraction a, Fraction b) =>
        new(a.Numerator * b.Denominator, a.Denominator * b.Numerator);

    public static bool operator <(Fraction a, Fraction b) => a.CompareTo(b) < 0;

    public static bool operator >(Fraction a, Fraction b) => a.CompareTo(b) > 0;

    public static bool operator <=(Fraction a, Fraction b) => a.CompareTo(b) <= 0;

    public static bool operator >=(Fraction a, Fraction b) => a.CompareTo(b) >= 0;

    public int CompareTo(Fraction other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    /// <summary>Rounded half up, a negative value by its size: −0.125 is −0.13 with two decimals.</summary>
    public decimal Round(int decimals)
    {
        var scale = BigInteger.Pow(10, decimals);
        var size = ((BigInteger.Abs(Numerator) * scale * 2) + Denominator) / (Denominator * 2);
        return (decimal)(size * Sign) / (decimal)scale;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");
}
