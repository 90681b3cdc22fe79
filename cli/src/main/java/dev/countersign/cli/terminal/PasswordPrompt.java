package dev.countersign.cli.terminal;

import dev.countersign.gate.key.Secret;
import dev.countersign.gate.key.Surroundings;
import dev.countersign.model.text.Visible;
import dev.countersign.model.value.UnreadableInput;
import java.io.Console;
import java.util.Optional;

/** Asks for passwords at the terminal, where they are not shown while they are typed. */
public final class PasswordPrompt implements Surroundings.Prompt {
  @Override
  public Secret ask(String what) {
    // Java may give a console also where there is no terminal: then nobody is asked.
    char[] typed =
        Optional.ofNullable(System.console())
            .filter(Console::isTerminal)
            .map(console -> console.readPassword("%s: ", Visible.of(capitalized(what))))
            .orElseThrow(() ->
                new UnreadableInput(
                    "There is no terminal at which to ask for "
                        + what
                        + "; name a source for it, such as password-source=file:/run/secrets/key or"
                        + " pin-source=env:PIN"));
    return new Secret(typed);
  }

  private static String capitalized(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
