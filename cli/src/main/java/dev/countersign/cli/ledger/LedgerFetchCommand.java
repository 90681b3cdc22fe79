package dev.countersign.cli.ledger;

import dev.countersign.cli.terminal.Terminal;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.trace.explorer.ExplorerApi;
import dev.countersign.trace.explorer.Fetching;
import dev.countersign.trace.explorer.Pace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code countersign ledger fetch}: addresses' lists from an explorer's API into files. */
@Command(
    name = "fetch",
    mixinStandardHelpOptions = true,
    description = {
      "Fetches what an explorer's API (Etherscan's, or one that answers like it) lists of addresses,",
      "into files that countersign trace --ledger reads. What is there is not fetched again, so a",
      "fetch that was cut short goes on when it is run again. The explorer learns what is asked for."
    },
    footer = {
      "",
      "Try: countersign ledger fetch --api 'https://api.etherscan.io/v2/api?chainid=1' \\",
      "       --key-file KEY --address 0x… --hops 2 --to FOLDER"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:all that was asked for is there", "2:the API, a file or an option fails"})
final class LedgerFetchCommand implements Callable<Integer> {
  @Option(
      names = "--api",
      paramLabel = "URL",
      required = true,
      description = "The API, with the chain where it needs one.")
  private String api = "";

  @Option(
      names = "--key-file",
      paramLabel = "FILE",
      description = "A file whose first line is the API's key. It is not printed nor kept.")
  private @Nullable Path keyFile;

  @Option(
      names = "--address",
      paramLabel = "ADDRESS",
      required = true,
      arity = "1..*",
      description = "Where it begins.")
  private List<String> addresses = new ArrayList<>();

  @Option(
      names = "--to",
      paramLabel = "FOLDER",
      required = true,
      description = "Where the files go; made where there is none.")
  private Path folder = Path.of("");

  @Option(
      names = "--hops",
      paramLabel = "N",
      defaultValue = "0",
      description = {
        "Fetch those too that they gave value to, over so many accounts.",
        "Default: ${DEFAULT-VALUE}."
      })
  private int hops;

  @Option(
      names = "--most",
      paramLabel = "N",
      defaultValue = "100",
      description = "No more addresses than that. Default: ${DEFAULT-VALUE}.")
  private int most = 100;

  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "100000",
      description = {
        "Leave out addresses of which a list has more rows: services and tokens.",
        "Default: ${DEFAULT-VALUE}."
      })
  private int rows = 100_000;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "3",
      description =
          "No more requests a second. Default: ${DEFAULT-VALUE}, Etherscan's for a free key.")
  private int rate = 3;

  private final Terminal terminal;

  LedgerFetchCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (rate < 1) {
      throw new UnreadableInput("The rate is 1 or more requests a second, not " + rate);
    }
    Fetching.Bounds bounds = new Fetching.Bounds(hops, most, rows);
    List<String> first =
        addresses.stream()
            .map(text -> Address.parse(text, "The option --address").toHex())
            .toList();
    Pace pace = new Pace(rate, System::nanoTime, LedgerFetchCommand::sleep);
    try (ExplorerApi explorer = new ExplorerApi(api, key(), pace)) {
      Fetching.Fetched fetched =
          new Fetching(explorer, folder, bounds, terminal::tell).fetch(first);
      terminal.print(
          folder
              + " has the lists of "
              + fetched.fetched()
              + (fetched.fetched() == 1 ? " address" : " addresses")
              + "; "
              + fetched.large().size()
              + " left out because of their size, "
              + fetched.waiting()
              + " because of --most\n");
    }
    return 0;
  }

  private String key() {
    if (keyFile == null) {
      return "";
    }
    try {
      return Files.readString(keyFile)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty())
          .findFirst()
          .orElseThrow(() -> new UnreadableInput("The key file " + keyFile + " has no line"));
    } catch (IOException e) {
      throw new UnreadableInput("The key file " + keyFile + " could not be read");
    }
  }

  private static void sleep(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnreadableInput("The fetch was stopped; run it again and it goes on");
    }
  }
}
