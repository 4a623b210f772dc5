System.Console.WriteLine("SocialWatch.Simulator");
