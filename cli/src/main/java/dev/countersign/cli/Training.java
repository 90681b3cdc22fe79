package dev.countersign.cli;

import dev.countersign.cli.terminal.Terminal;
import dev.countersign.gate.policy.yaml.PolicyFile;
import dev.countersign.lure.content.Content;
import dev.countersign.lure.context.Company;
import dev.countersign.lure.triage.AnswerText;
import dev.countersign.lure.triage.Triage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Does what people do most, printing nothing, so that the JVM can note which classes a start needs
 * (the training run of JEP 514). The launcher runs it once after a build.
 */
final class Training {
  private Training() {}

  /** Runs the commands; the one argument is the folder of examples. */
  public static void main(String[] args) throws IOException {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Terminal silent = new Terminal(InputStream.nullInputStream(), nowhere, nowhere, true, false);
    for (String[] command : commands(Path.of(args[0]))) {
      Countersign.run(silent, command);
    }
    InputStream policy =
        new ByteArrayInputStream(PolicyFile.starting().getBytes(StandardCharsets.UTF_8));
    Countersign.run(new Terminal(policy, nowhere, nowhere, true, false), "policy", "test", "-");
  }

  private static List<String[]> commands(Path examples) throws IOException {
    List<String[]> commands = new ArrayList<>();
    commands.add(new String[] {"--help"});
    commands.add(new String[] {"check", "--no-such-option"});
    commands.add(new String[] {"findings"});
    commands.add(new String[] {"findings", "--json"});
    if (Files.isDirectory(examples)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(examples, "*.{json,txt,psbt}")) {
        for (Path file : files) {
          commands.add(new String[] {"check", file.toString()});
          commands.add(new String[] {"check", "--json", file.toString()});
        }
      }
      try (DirectoryStream<Path> logs = Files.newDirectoryStream(examples, "*.jsonl")) {
        for (Path log : logs) {
          commands.add(new String[] {"access", "scan", log.toString()});
        }
      }
      try (DirectoryStream<Path> mails = Files.newDirectoryStream(examples, "*.eml")) {
        for (Path mail : mails) {
          // Here the classes of a triage's own process are wanted, so it is done in this one.
          new AnswerText(true)
              .of(
                  new Triage(Company.UNKNOWN)
                      .answer(Content.of(mail.toString(), Files.readAllBytes(mail))));
          commands.add(new String[] {"triage", mail.toString()});
        }
      }
    }
    return commands;
  }
}
