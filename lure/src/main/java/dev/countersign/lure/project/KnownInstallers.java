package dev.countersign.lure.project;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Addresses of well-known tools whose makers tell people to fetch and run an installer. Code that
 * is anybody's, such as on a code host, is not among them.
 */
final class KnownInstallers {
  private static final Pattern ADDRESS = Pattern.compile("(?i)\\bhttps?://([^/\\s\"'`)<>|;?#]+)");
  private static final Set<String> HOSTS =
      Set.of(
          "sh.rustup.rs",
          "www.npmjs.com",
          "deb.nodesource.com",
          "rpm.nodesource.com",
          "get.docker.com",
          "install.python-poetry.org",
          "bun.sh",
          "deno.land",
          "get.pnpm.io",
          "foundry.paradigm.xyz",
          "astral.sh",
          "get.volta.sh",
          "get.sdkman.io",
          "get.helm.sh",
          "install.meteor.com",
          "cli.github.com",
          "nixos.org",
          "bootstrap.pypa.io",
          "dl.yarnpkg.com",
          "release.solana.com",
          "release.anza.xyz",
          "sh.brew.sh");
  private static final Set<String> PROJECTS =
      Set.of(
          "raw.githubusercontent.com/nvm-sh/nvm/",
          "raw.githubusercontent.com/homebrew/install/",
          "raw.githubusercontent.com/creationix/nvm/",
          "raw.githubusercontent.com/golangci/golangci-lint/",
          "raw.githubusercontent.com/pyenv/pyenv-installer/",
          "raw.githubusercontent.com/helm/helm/",
          "raw.githubusercontent.com/ohmyzsh/ohmyzsh/");

  private KnownInstallers() {}

  /** Whether a command names addresses, all of them such. */
  static boolean only(String command) {
    Matcher matcher = ADDRESS.matcher(command);
    boolean any = false;
    while (matcher.find()) {
      any = true;
      String rest = command.substring(matcher.start(1)).toLowerCase(Locale.ROOT);
      boolean https = command.regionMatches(true, matcher.start(), "https", 0, 5);
      boolean known =
          HOSTS.contains(matcher.group(1).toLowerCase(Locale.ROOT))
              || PROJECTS.stream().anyMatch(rest::startsWith);
      if (!https || !known) {
        return false;
      }
    }
    return any;
  }
}
