package dev.countersign.lure.project.trigger;

import dev.countersign.lure.project.folder.Folder;
import dev.countersign.lure.project.folder.Paths;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Gradle and Maven run of a project: their build files are programs. */
final class JvmTriggers {
  private static final Pattern EXECUTABLE =
      Pattern.compile("<executable>([^<]{1,500})</executable>");
  private static final Pattern ARGUMENT = Pattern.compile("<argument>([^<]{1,2000})</argument>");
  private static final Pattern COMMAND_LINE =
      Pattern.compile("(?:commandLine|executable)[\\s(=]+([^\\n]{1,1000})");

  private JvmTriggers() {}

  static void read(Folder folder, Triggers triggers) {
    for (String path : folder.paths()) {
      String name = Paths.name(path);
      if (name.endsWith(".gradle") || name.endsWith(".gradle.kts")) {
        triggers.itself(When.BUILD, "when somebody opens or builds it with Gradle", path);
        Matcher matcher = COMMAND_LINE.matcher(folder.text(path));
        while (matcher.find()) {
          triggers.command(
              When.BUILD,
              "when somebody opens or builds it with Gradle",
              path,
              matcher.group(),
              matcher.group(1).replaceAll("[\\[\\](),]|listOf", " "));
        }
      } else if (name.equals("pom.xml")) {
        Matcher executable = EXECUTABLE.matcher(folder.text(path));
        if (executable.find()) {
          StringBuilder command = new StringBuilder(executable.group(1));
          Matcher argument = ARGUMENT.matcher(folder.text(path));
          while (argument.find()) {
            command.append(" '").append(argument.group(1)).append('\'');
          }
          triggers.command(
              When.BUILD,
              "when somebody builds it with Maven",
              path,
              executable.group(),
              command.toString());
        }
      }
    }
  }
}
