package dev.countersign.cli.key;

import dev.countersign.cli.terminal.PasswordPrompt;
import dev.countersign.cli.terminal.Terminal;
import dev.countersign.gate.key.Surroundings;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code countersign key}: the commands about keys. */
@Command(
    name = "key",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Makes, imports, lists and tries Countersign's own keys (docs/keys.md).",
    footer = {
      "",
      "SOURCE is one of",
      "  keystore:FILE?password-source=file:PATH",
      "  pkcs11:token=LABEL;object=KEY?module-path=LIBRARY&pin-source=env:PIN",
      "  remote:URL?address=0x..&ca=FILE&client-certificate=FILE",
      "Without a source for the password or PIN it is asked for at the terminal."
    })
public final class KeyCommand {
  private KeyCommand() {}

  /** The command with those under it. */
  public static CommandLine line(Terminal terminal) {
    Surroundings surroundings = new Surroundings(System::getenv, new PasswordPrompt());
    return new CommandLine(new KeyCommand())
        .addSubcommand(new CreateKeyCommand(terminal, surroundings))
        .addSubcommand(new ImportKeyCommand(terminal, surroundings))
        .addSubcommand(new ListKeysCommand(terminal, surroundings))
        .addSubcommand(new ShowKeyCommand(terminal, surroundings));
  }
}
