System.Console.WriteLine("SocialWatch");
