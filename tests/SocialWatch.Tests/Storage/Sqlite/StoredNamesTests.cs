using SocialWatch.Storage.Sqlite;

namespace SocialWatch.Tests.Storage.Sqlite;

public sealed class StoredNamesTests
{
    [Fact]
    public void Every_value_of_every_stored_enum_has_its_own_word_and_comes_back()
    {
        Check(StoredNames.MentionKinds);
        Check(StoredNames.Origins);
        Check(StoredNames.CaseKinds);
        Check(StoredNames.CaseStates);
        Check(StoredNames.Clocks);
        Check(StoredNames.CaseEvents);
        Check(StoredNames.HotSpotStates);
        Check(StoredNames.Scopes);
        Check(StoredNames.AlertStates);
        Check(StoredNames.OutboxStates);
        Check(StoredNames.Healths);
        Check(StoredNames.Faults);
    }

    [Theory]
    [InlineData("M12", 12L)]
    [InlineData("M", null)]
    [InlineData("C12", null)]
    [InlineData("M-1", null)]
    [InlineData("M1x", null)]
    [InlineData("", null)]
    public void An_id_is_its_prefix_and_a_number(string id, long? expected) => Assert.Equal(expected, Ids.Number('M', id));

    private static void Check<T>(Codes<T> codes)
        where T : struct, Enum
    {
        var values = Enum.GetValues<T>();
        Assert.Equal(values, values.Select(v => codes.Read(codes[v])));
    }
}
