package dev.countersign.cli.practice;

import dev.countersign.cli.terminal.Terminal;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.tour.chain.PracticeOwners;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code countersign practice sign}: the practice owners sign a hash. */
@Command(
    name = "sign",
    mixinStandardHelpOptions = true,
    description = {
      "Prints the practice owners' signatures of a Safe transaction hash. Their keys are known to",
      "everybody; a real owner signs on a hardware wallet, after comparing the hash."
    })
final class PracticeSignCommand implements Callable<Integer> {
  @Parameters(paramLabel = "HASH", description = "The safeTxHash as the transfer's page shows it.")
  private String hash = "";

  private final Terminal terminal;

  PracticeSignCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Bytes digest = Bytes.fromHex(hash, "The hash");
    if (digest.length() != 32) {
      throw new UnreadableInput("The hash is none; expected 0x and 64 hexadecimal digits");
    }
    terminal.print(PracticeOwners.sign(digest).toHex() + "\n");
    return 0;
  }
}
