return await SocialWatch.Commands.CommandLineRoot.RunAsync(args);
