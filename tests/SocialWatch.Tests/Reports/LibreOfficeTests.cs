using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace SocialWatch.Tests.Reports;

/// <summary>The paper opened by another program than the one that wrote it.</summary>
public partial class LibreOfficeTests
{
    [Fact]
    public async Task A_report_opens_in_LibreOffice_and_comes_out_as_pages()
    {
        var office = Find();
        if (office is null && Environment.GetEnvironmentVariable("CI") != "true")
        {
            Assert.Skip("LibreOffice is not installed.");
        }

        Assert.True(office is not null, "With CI=true LibreOffice must be installed (.ci/run does it).");
        var folder = Directory.CreateTempSubdirectory("sw-office-");
        try
        {
            var file = Path.Combine(folder.FullName, "report.docx");
            await File.WriteAllBytesAsync(file, WordPaperTests.Paper("diem-nong"), TestContext.Current.CancellationToken);
            string[] arguments =
                ["--headless", "--norestore", $"-env:UserInstallation={new Uri(Path.Combine(folder.FullName, "profile"))}", "--convert-to", "pdf", "--outdir", folder.FullName, file];
            using var process = Process.Start(new ProcessStartInfo(office, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            patience.CancelAfter(TimeSpan.FromMinutes(3));
            await Task.WhenAll(process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token), process.WaitForExitAsync(patience.Token));
            var pdf = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(Path.Combine(folder.FullName, "report.pdf"), TestContext.Current.CancellationToken));
            Assert.StartsWith("%PDF-", pdf, StringComparison.Ordinal);
            // A4 in points; and more than one page, for twenty hot spots do not fit on one.
            Assert.Matches(@"/MediaBox\s*\[\s*0 0 59[45](\.\d+)? 84[12](\.\d+)?", pdf);
            Assert.InRange(PageObject().Count(pdf), 3, 20);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string? Find() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(p => new[] { "soffice", "soffice.exe" }.Select(n => Path.Combine(p, n))).FirstOrDefault(File.Exists);

    [GeneratedRegex(@"/Type\s*/Page\b")]
    private static partial Regex PageObject();
}
