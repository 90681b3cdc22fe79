package dev.countersign.lure.project.dependency;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a package is taken from, by how its version is written. */
final class Sources {
  /** Where from. */
  enum Source {
    /** The registry. */
    REGISTRY,
    /** A repository at a known code host, or a folder of the project's own. */
    REPOSITORY,
    /** An address of somebody's. */
    ELSEWHERE
  }

  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?i)(?:git\\+|hg\\+)?(https?|ssh|git|file|ftp)://(?:[^@/\\s]*@)?([^/:\\s\"']+)");
  private static final Set<String> CODE_HOSTS =
      Set.of(
          "github.com",
          "gitlab.com",
          "bitbucket.org",
          "codeload.github.com",
          "api.github.com",
          "gist.github.com",
          "git.sr.ht",
          "codeberg.org",
          "opendev.org");
  private static final Set<String> REGISTRIES =
      Set.of(
          "registry.npmjs.org",
          "registry.yarnpkg.com",
          "registry.npmmirror.com",
          "registry.npm.taobao.org",
          "npm.pkg.github.com",
          "pkg.pr.new",
          "npm.jsr.io",
          "pypi.org",
          "files.pythonhosted.org",
          "pypi.python.org",
          "download.pytorch.org",
          "registry.npmjs.com");

  private Sources() {}

  static Source of(String wanted) {
    String tidy = wanted.strip().replaceFirst("^@\\s*", "");
    Matcher matcher = ADDRESS.matcher(tidy);
    if (matcher.find()) {
      String scheme = matcher.group(1).toLowerCase(Locale.ROOT);
      String host = matcher.group(2).toLowerCase(Locale.ROOT);
      if (registry(host) && scheme.equals("https")) {
        return Source.REGISTRY;
      }
      boolean known = CODE_HOSTS.contains(host) && !scheme.equals("http");
      return known || scheme.equals("file") ? Source.REPOSITORY : Source.ELSEWHERE;
    }
    boolean local =
        tidy.startsWith("file:")
            || tidy.startsWith("link:")
            || tidy.startsWith("portal:")
            || tidy.startsWith("github:")
            || tidy.startsWith("gitlab:")
            || tidy.startsWith("bitbucket:")
            || tidy.startsWith("gist:")
            || tidy.startsWith("git@")
            || tidy.matches("[\\w.-]+/[\\w.-]+(?:#.*)?");
    return local ? Source.REPOSITORY : Source.REGISTRY;
  }

  static boolean registry(String host) {
    return REGISTRIES.contains(host.toLowerCase(Locale.ROOT));
  }
}
