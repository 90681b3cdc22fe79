package dev.countersign.lure.project;

import dev.countersign.lure.finding.ProjectFinding;
import dev.countersign.lure.project.folder.Folder;
import dev.countersign.lure.project.folder.Paths;
import dev.countersign.lure.project.folder.Quote;
import dev.countersign.model.verdict.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a project's files hand out or take from others without a command: folders of this computer
 * to a container, build tools from an address.
 */
final class HostSigns {
  private static final Pattern MOUNT =
      Pattern.compile(
          "(?m)^\\s*(?:-|source:)\\s*[\"']?((?:~|\\$\\{?HOME\\}?|/root|/home/[^/:\\s]+|/Users/[^/:\\s]+)(?:/[^:\"'\\s]*)?|/)[\"']?:?");
  private static final Pattern SECRET =
      Pattern.compile(
          "(?i).*/\\.(?:ssh|gnupg|aws|kube|docker|npmrc|netrc|config(?:/(?:gcloud|solana|google-chrome|chromium)|/?$)|"
              + "ethereum|bitcoin|electrum|mozilla|password-store|git-credentials)\\b.*");
  private static final Pattern DISTRIBUTION =
      Pattern.compile("(?m)^\\s*(?:distributionUrl|wrapperUrl)\\s*=\\s*(\\S+)");
  private static final Set<String> BUILD_HOSTS =
      Set.of(
          "services.gradle.org",
          "downloads.gradle.org",
          "repo.maven.apache.org",
          "repo1.maven.org",
          "archive.apache.org",
          "dlcdn.apache.org",
          "github.com");

  /** The computer's processes, all its devices, or the service that starts containers. */
  private static final Pattern COMPOSED =
      Pattern.compile(
          "(?m)^\\s*(?:privileged:\\s*true|pid:\\s*[\"']?host\\b[\"']?|-\\s*[\"']?/var/run/docker\\.sock:[^\\n]*)");

  private static final Pattern DEVELOPED =
      Pattern.compile(
          "\"--privileged\"|\"--pid=host\"|\"(?:-v|--volume)\"\\s*,\\s*\"(?:/|~|\\$\\{localEnv:(?:HOME|USERPROFILE)\\}[^:\"]*):[^\"]*\""
              + "|source=(?:/|~|\\$\\{localEnv:(?:HOME|USERPROFILE)\\}(?:/\\.(?:ssh|gnupg|aws|kube|config))?/?),[^\"]*");

  private HostSigns() {}

  static List<Finding> of(Folder folder) {
    List<Finding> found = new ArrayList<>();
    for (String path : folder.paths()) {
      String name = Paths.name(path).toLowerCase(Locale.ROOT);
      if (name.matches("(?:docker-)?compose(?:\\.[\\w-]+)?\\.ya?ml")) {
        mounts(folder, path, found);
        rules(folder, path, COMPOSED, found);
      } else if (name.equals("devcontainer.json") || name.equals(".devcontainer.json")) {
        rules(folder, path, DEVELOPED, found);
      } else if (name.equals("gradle-wrapper.properties")
          || name.equals("maven-wrapper.properties")) {
        distribution(folder, path, found);
      }
    }
    return found;
  }

  private static void mounts(Folder folder, String path, List<Finding> found) {
    Matcher matcher = MOUNT.matcher(folder.text(path));
    while (matcher.find()) {
      String given = matcher.group(1);
      boolean whole = given.matches("~/?|\\$\\{?HOME\\}?/?|/root/?|/home/[^/]+/?|/Users/[^/]+/?|/");
      boolean bind = matcher.group().strip().endsWith(":") || matcher.group().contains("source");
      if (bind && (whole || SECRET.matcher(given).matches())) {
        found.add(
            finding(
                ProjectFinding.REACHES_THE_HOST,
                "Its container is given "
                    + Quote.of(given)
                    + " of this computer, when somebody starts it with docker compose.",
                matcher.group().strip(),
                folder.where(path, matcher.group().strip()),
                "certain"));
      }
    }
  }

  private static void rules(Folder folder, String path, Pattern rules, List<Finding> found) {
    Matcher matcher = rules.matcher(folder.text(path));
    while (matcher.find()) {
      String words = matcher.group().strip();
      found.add(
          finding(
              ProjectFinding.REACHES_THE_HOST,
              "Its container can reach this computer itself (" + Quote.of(words) + ").",
              words,
              folder.where(path, words),
              "certain"));
    }
  }

  private static void distribution(Folder folder, String path, List<Finding> found) {
    Matcher matcher = DISTRIBUTION.matcher(folder.text(path));
    while (matcher.find()) {
      String address = matcher.group(1).replace("\\:", ":");
      Matcher host = Pattern.compile("(?i)https?://([^/:]+)").matcher(address);
      if (host.find() && !BUILD_HOSTS.contains(host.group(1).toLowerCase(Locale.ROOT))) {
        found.add(
            finding(
                ProjectFinding.PERHAPS_DANGEROUS,
                "The tool that builds it is fetched from "
                    + Quote.of(host.group(1))
                    + ", not from its makers, when somebody builds it.",
                matcher.group(),
                folder.where(path, matcher.group().strip()),
                "likely"));
      }
    }
  }

  private static Finding finding(
      ProjectFinding code, String sentence, String words, String where, String sure) {
    return Finding.of(code, sentence, "words", Quote.of(words), "where", where, "sure", sure);
  }
}
