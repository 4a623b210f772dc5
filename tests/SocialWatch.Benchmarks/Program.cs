System.Console.WriteLine("SocialWatch.Benchmarks");
