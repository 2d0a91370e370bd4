using CsCheck;
using SupportBot.Desk.Coverage;

namespace SupportBot.Tests.Desk.Coverage;

public class SettleOracleTests
{
    [Fact]
    public void A_settlement_is_what_a_literal_reading_minute_by_minute_says() =>
        RandomWork.Gen().Sample(
            work => Assert.Equal(
                new SettleOracle(work.Book, work.Input).Show(), OracleText.Of(Settlement.Settle(work.Book, work.Input))),
            iter: 2_000,
            writeLine: TestContext.Current.TestOutputHelper!.WriteLine);
}
