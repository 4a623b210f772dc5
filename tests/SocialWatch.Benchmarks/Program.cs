using SocialWatch.Benchmarks.Classification;

if (args is ["model", _, _, ..])
{
    return await ModelTable.RunAsync(args[1..], CancellationToken.None);
}

await Console.Error.WriteLineAsync("model MODEL-DIR REAL-FILE [BENCHMARK-DIR [dev|test]]");
return 2;
