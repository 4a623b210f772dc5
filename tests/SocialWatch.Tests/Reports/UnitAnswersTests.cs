using FsCheck;
using FsCheck.Fluent;
using SocialWatch.Cases;
using SocialWatch.Reports;

namespace SocialWatch.Tests.Reports;

public class UnitAnswersTests
{
    [Fact]
    public void Whatever_the_cases_rows_add_up_to_all_of_them_and_no_named_unit_is_small()
    {
        var some =
            from unit in Gen.Elements("a", "b", "c", "d")
            from answered in Gen.Elements(true, false)
            from late in Gen.Elements(true, false)
            from state in Gen.Elements(Enum.GetValues<CaseState>())
            select Papers.Asked("C1", unit, answered, late, state);
        Prop.ForAll(some.ListOf().ToArbitrary(), cases =>
        {
            var rows = UnitAnswers.ByUnit(cases);
            return UnitAnswers.Sum(rows).Received == cases.Count
                && rows.Where(r => r.Unit is not null).All(r => r.Received >= 5 && r.Received == cases.Count(c => c.Unit == r.Unit))
                && rows.Count(r => r.Unit is null) <= 1;
        }).QuickCheckThrowOnFailure();
    }
}
