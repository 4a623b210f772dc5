using SocialWatch.Storage;

namespace SocialWatch.Tests.Storage;

public sealed class FolderFaultsTests
{
    [Theory]
    [InlineData(28, StoreFault.DiskFull)]
    [InlineData(unchecked((int)0x80070070), StoreFault.DiskFull)]
    [InlineData(unchecked((int)0x80070027), StoreFault.DiskFull)]
    [InlineData(30, StoreFault.ReadOnly)]
    [InlineData(unchecked((int)0x80070013), StoreFault.ReadOnly)]
    public void Codes_of_either_system_become_words(int code, StoreFault expected) =>
        Assert.Equal(expected, FolderFaults.Of(new IOException("x", code), "/srv/sw")!.Fault);

    [Fact]
    public void A_missing_right_is_read_only_and_anything_else_is_no_fault_of_the_folder()
    {
        Assert.Equal(StoreFault.ReadOnly, FolderFaults.Of(new UnauthorizedAccessException(), "/srv/sw")!.Fault);
        Assert.Null(FolderFaults.Of(new IOException("x", 2), "/srv/sw"));
        Assert.Null(FolderFaults.Of(new InvalidOperationException(), "/srv/sw"));
    }

    [Fact]
    public void Every_fault_has_one_line_that_names_the_folder() => Assert.All(Enum.GetValues<StoreFault>(), fault =>
    {
        var message = StoreMessages.Of(fault, "/srv/sw");
        Assert.Contains("/srv/sw", message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    });
}
