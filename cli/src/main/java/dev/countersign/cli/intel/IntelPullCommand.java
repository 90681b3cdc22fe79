package dev.countersign.cli.intel;

import dev.countersign.cli.terminal.Terminal;
import dev.countersign.intel.taxii.client.Bounds;
import dev.countersign.intel.taxii.client.HttpTransport;
import dev.countersign.intel.taxii.client.HttpTransport.Credentials;
import dev.countersign.intel.taxii.client.RemoteCollection;
import dev.countersign.intel.taxii.client.Taken;
import dev.countersign.intel.taxii.client.TaxiiClient;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code countersign intel pull}: collections of a TAXII 2.1 server, page by page. */
@Command(
    name = "pull",
    mixinStandardHelpOptions = true,
    description =
        "Reads collections of a TAXII 2.1 server page by page (docs/taxii.md). With --into each is"
            + " written as a bundle of STIX, which import reads.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all that was asked for was read",
      "2:the server does not answer as TAXII says, or past a bound; a file cannot be written"
    })
final class IntelPullCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "URL",
      description =
          "The server's discovery, such as https://intel.example/taxii2/, or an API root.")
  private String url = "";

  @Option(
      names = "--collection",
      paramLabel = "ID",
      description = "Only that one; without it, all that may be read.")
  private @Nullable String collection;

  @Option(
      names = "--into",
      paramLabel = "FOLDER",
      description = "Write each collection into a new file of this folder.")
  private @Nullable Path into;

  @Option(
      names = "--added-after",
      paramLabel = "TIME",
      description = "Only what was added later, such as 2026-01-31T00:00:00Z.")
  private String addedAfter = "";

  @Option(names = "--user", paramLabel = "NAME", description = "A name, with --password-file.")
  private @Nullable String user;

  @Option(names = "--password-file", paramLabel = "FILE", description = "The password's file.")
  private @Nullable Path passwordFile;

  @Option(names = "--token-file", paramLabel = "FILE", description = "A bearer token's file.")
  private @Nullable Path tokenFile;

  @Option(
      names = "--page",
      paramLabel = "COUNT",
      description = "Objects of a page, 1 to 500; 500 without it.")
  private int page = Bounds.USUAL.limit();

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  private final Terminal terminal;

  IntelPullCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (page < 1 || page > Bounds.USUAL.limit()) {
      throw new UnreadableInput("--page is " + page + "; expected 1 to 500");
    }
    ArrayNode told = Json.object().putArray("collections");
    try (HttpTransport transport = new HttpTransport(credentials())) {
      TaxiiClient client =
          new TaxiiClient(transport, Bounds.USUAL.withLimit(page), InstantSource.system());
      for (RemoteCollection one : asked(client)) {
        told.add(pull(client, one));
      }
    }
    if (json) {
      terminal.print(told);
    } else {
      terminal.print(text(told));
    }
    return 0;
  }

  private List<RemoteCollection> asked(TaxiiClient client) {
    List<RemoteCollection> all = client.collections(address());
    List<RemoteCollection> asked =
        all.stream()
            .filter(RemoteCollection::readable)
            .filter(one -> collection == null || one.id().equals(collection))
            .toList();
    if (asked.isEmpty()) {
      throw new UnreadableInput(
          "There is no collection that may be read"
              + (collection == null ? "" : " of the id " + collection)
              + " among the "
              + all.size()
              + " of the server");
    }
    return asked;
  }

  private ObjectNode pull(TaxiiClient client, RemoteCollection one) {
    Taken taken;
    Path file = into == null ? null : into.resolve(one.id() + ".json");
    if (file == null) {
      taken = client.take(one, addedAfter, object -> {});
    } else {
      taken = write(file, taker -> client.take(one, addedAfter, taker));
    }
    ObjectNode told = Json.object();
    told.put("id", one.id());
    told.put("title", one.title());
    told.put("pages", taken.pages());
    told.put("objects", taken.objects());
    told.put("again", taken.again());
    told.put("addedLast", taken.addedLast());
    told.put("file", file == null ? "" : file.toString());
    return told;
  }

  private interface Taking {
    Taken into(Consumer<JsonNode> taker);
  }

  /** What breaks off leaves no file that looks whole. */
  private static Taken write(Path file, Taking taking) {
    boolean whole = false;
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.createFile(file);
      try (BufferedWriter out = Files.newBufferedWriter(file)) {
        out.write(
            "{\"type\":\"bundle\",\"id\":\"bundle--" + UUID.randomUUID() + "\",\"objects\":[");
        AtomicLong count = new AtomicLong();
        Taken taken =
            taking.into(object -> {
              try {
                out.write(count.getAndIncrement() == 0 ? "\n" : ",\n");
                out.write(Json.compact(object));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
        out.write("\n]}\n");
        whole = true;
        return taken;
      } finally {
        if (!whole) {
          Files.deleteIfExists(file);
        }
      }
    } catch (FileAlreadyExistsException e) {
      throw new UnreadableInput("The file " + file + " is there already; expected a new one");
    } catch (IOException | UncheckedIOException e) {
      throw new UnreadableInput("The file " + file + " could not be written: " + e.getMessage());
    }
  }

  private URI address() {
    try {
      return URI.create(url);
    } catch (IllegalArgumentException e) {
      throw new UnreadableInput("\"" + url + "\" is no address; expected https://host/taxii2/");
    }
  }

  private Credentials credentials() {
    if (tokenFile != null) {
      return new Credentials.Bearer(secret(tokenFile));
    }
    if (user == null && passwordFile == null) {
      return new Credentials.None();
    }
    if (user == null || passwordFile == null) {
      throw new UnreadableInput("--user and --password-file go together");
    }
    return new Credentials.Basic(user, secret(passwordFile));
  }

  private static String secret(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UnreadableInput(file + " could not be read: " + e.getMessage());
    }
  }

  private static String text(ArrayNode told) {
    Columns table = new Columns().row("collection", "pages", "objects", "came again", "added last");
    told.forEach(one ->
        table.row(
            one.path("title").asString("") + " [" + one.path("id").asString("") + "]",
            one.path("pages").asString(),
            one.path("objects").asString(),
            one.path("again").asString(),
            one.path("addedLast").asString("")));
    return table.toString();
  }
}
