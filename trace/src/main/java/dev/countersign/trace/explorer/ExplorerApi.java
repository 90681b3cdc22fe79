package dev.countersign.trace.explorer;

import dev.countersign.chain.http.BoundedHttp;
import dev.countersign.chain.http.HttpFault;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * Asks an explorer's API for one list after the other, no more often than it allows. The key stands
 * in no sentence.
 */
public final class ExplorerApi implements AutoCloseable {
  private static final int LARGEST = 64 << 20;
  private static final int TRIES = 8;
  private static final int WORDS = 200;
  private static final Duration TIMEOUT = Duration.ofMinutes(1);

  private final BoundedHttp http;
  private final String base;
  private final String key;
  private final Pace pace;

  /**
   * The API at a URL such as {@code https://api.etherscan.io/v2/api?chainid=1}.
   *
   * @param key empty for none
   * @throws UnreadableInput where it is no URL, or the key would be readable on its way
   */
  public ExplorerApi(String url, String key, Pace pace) {
    URI address =
        BoundedHttp.address(url, "The API's URL", "https://api.etherscan.io/v2/api?chainid=1");
    if (!key.isEmpty() && !BoundedHttp.isEncrypted(address) && !BoundedHttp.isLoopback(address)) {
      throw new UnreadableInput(
          "The API's URL is not encrypted, and the key would be readable on its way; expected"
              + " https");
    }
    this.http = new BoundedHttp("explorer's API", address, TIMEOUT, LARGEST, null);
    this.base = url + (url.contains("?") ? "&" : "?");
    this.key = key;
    this.pace = pace;
  }

  /**
   * Rows of a list, from a block on, the oldest first.
   *
   * @param most how many, 1 or more; the API may give fewer though there are more
   * @throws UnreadableInput where there is no answer, or none that is such a list
   */
  List<JsonNode> rows(Listing listing, String address, long fromBlock, int most) {
    String query =
        "module=account&action="
            + listing.action()
            + "&address="
            + address
            + "&startblock="
            + fromBlock
            + "&endblock=9999999999&page=1&offset="
            + most
            + "&sort=asc";
    Duration back = Duration.ofSeconds(1);
    String last = "";
    for (int i = 0; i < TRIES; i++) {
      pace.await();
      try {
        return rows(ask(query));
      } catch (Later e) {
        last = e.why;
        if (i < TRIES - 1) {
          pace.back(back);
        }
        back = back.multipliedBy(2);
      }
    }
    throw new UnreadableInput("After " + TRIES + " times, " + last);
  }

  @Override
  public void close() {
    http.close();
  }

  private JsonNode ask(String query) throws Later {
    String secret =
        key.isEmpty() ? "" : "&apikey=" + URLEncoder.encode(key, StandardCharsets.UTF_8);
    BoundedHttp.Answer answer;
    try {
      answer =
          http.send(
              HttpRequest.newBuilder(URI.create(base + query + secret))
                  .header("Accept", "application/json")
                  .GET());
    } catch (HttpFault e) {
      if (e.kind() == HttpFault.Kind.TOO_LARGE) {
        throw new UnreadableInput(e.sentence());
      }
      throw new Later(e.sentence());
    }
    if (answer.status() == 429 || answer.status() >= 500) {
      throw new Later(http.place() + " answered with HTTP status " + answer.status());
    }
    if (answer.status() != 200) {
      throw new UnreadableInput(http.place() + " answered with HTTP status " + answer.status());
    }
    return Json.parse(
        new String(answer.body().toArray(), StandardCharsets.UTF_8),
        "The answer of " + http.place());
  }

  /** An answer's list; an empty one also comes with the status of a failure. */
  private List<JsonNode> rows(JsonNode answer) throws Later {
    JsonNode result = answer.path("result");
    if (result.isArray() && (answer.path("status").asString("").equals("1") || result.isEmpty())) {
      List<JsonNode> rows = new ArrayList<>();
      result.forEach(rows::add);
      return rows;
    }
    String said = result.isString() ? result.asString() : answer.path("message").asString("");
    String words = said.toLowerCase(Locale.ROOT);
    String sentence =
        http.place()
            + " says: "
            + NodeFault.printable(key.isEmpty() ? said : said.replace(key, "(the key)"), WORDS);
    if (words.contains("rate limit") || words.contains("timeout")) {
      throw new Later(sentence);
    }
    throw new UnreadableInput(sentence);
  }

  /** To be asked again. */
  private static final class Later extends Exception {
    private static final long serialVersionUID = 1;

    private final String why;

    private Later(String why) {
      super(why);
      this.why = why;
    }
  }
}
