package dev.countersign.trace.ask;

import dev.countersign.model.json.Json;
import dev.countersign.model.json.JsonFields;
import dev.countersign.model.value.UnreadableInput;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Everything that decides what a trace says, besides the files themselves, in the words of {@code
 * countersign trace}, so that another expert can ask the same.
 *
 * @param ledger where the ledger is
 * @param labels where the labels are; none for none
 * @param from an address, several with commas between them, or a transaction's hash
 * @param to of a transaction, only what this address got
 * @param since a block, a day or a moment
 * @param until likewise
 * @param smallest in the asset that was stolen
 * @param hops over how many accounts, 0 or more
 * @param most how many transactions are read, 1 or more
 * @param chain of the ledger (EIP-155), 1 or more
 * @param tokens contracts of tokens that are worth something
 * @param infer whether accounts are taken for what they seem to be by what they do
 * @param without the inferences that are left out, of {@link #INFERENCES}
 * @param across how it goes on over bridges
 */
public record Asked(
    List<String> ledger,
    List<String> labels,
    String from,
    String asset,
    @Nullable String to,
    @Nullable String since,
    @Nullable String until,
    String method,
    String smallest,
    int hops,
    long most,
    long chain,
    List<String> tokens,
    boolean infer,
    List<String> without,
    Across across) {
  /** Services and their deposit addresses. */
  public static final String SERVICES = "services";

  /** What wallets of the thieves give that the ledger did not see coming. */
  public static final String PRESUMPTION = "presumption";

  /** Addresses with one owner. */
  public static final String CLUSTERS = "clusters";

  /** CoinJoins, told by their shape. */
  public static final String COIN_JOINS = "coinjoins";

  /** What may be behind mixers. */
  public static final String LEADS = "leads";

  /** What goes over bridges to other chains. */
  public static final String CROSSINGS = "crossings";

  /** What goes over bridges, where it is only matched. */
  public static final String MATCHES = "matches";

  /** All that can be left out. */
  public static final List<String> INFERENCES =
      List.of(SERVICES, PRESUMPTION, CLUSTERS, COIN_JOINS, LEADS, CROSSINGS, MATCHES);

  /** No limit of hops. */
  public static final int ANY_HOPS = 1_000_000;

  /** No limit of transactions. */
  public static final long ANY_TRANSACTIONS = 100_000_000;

  /**
   * Checks the ranges.
   *
   * @throws UnreadableInput where one is none
   */
  public Asked {
    ledger = List.copyOf(ledger);
    labels = List.copyOf(labels);
    tokens = List.copyOf(tokens);
    without = List.copyOf(without);
    for (String one : without) {
      if (!INFERENCES.contains(one)) {
        throw new UnreadableInput(
            "The inference "
                + one
                + " is not known, so it cannot be left out; expected "
                + String.join(", ", INFERENCES));
      }
    }
    if (hops < 0 || most < 1) {
      throw new UnreadableInput(
          "The limits of hops and transactions are counts; expected 0 or more hops, 1 or more"
              + " transactions");
    }
    if (chain < 1) {
      throw new UnreadableInput("The chain " + chain + " is no chain id; expected 1 or more");
    }
  }

  /** With what can be inferred. */
  public Asked(
      List<String> ledger,
      List<String> labels,
      String from,
      String asset,
      @Nullable String to,
      @Nullable String since,
      @Nullable String until,
      String method,
      String smallest,
      int hops,
      long most,
      long chain,
      List<String> tokens) {
    this(
        ledger, labels, from, asset, to, since, until, method, smallest, hops, most, chain, tokens,
        true, List.of());
  }

  /** On one chain. */
  public Asked(
      List<String> ledger,
      List<String> labels,
      String from,
      String asset,
      @Nullable String to,
      @Nullable String since,
      @Nullable String until,
      String method,
      String smallest,
      int hops,
      long most,
      long chain,
      List<String> tokens,
      boolean infer,
      List<String> without) {
    this(
        ledger,
        labels,
        from,
        asset,
        to,
        since,
        until,
        method,
        smallest,
        hops,
        most,
        chain,
        tokens,
        infer,
        without,
        Across.NONE);
  }

  /** Whether an inference counts. */
  public boolean infers(String inference) {
    return infer && !without.contains(inference);
  }

  /** The command that asks the same. */
  public String command() {
    // Of a node, whose address may hold a key, whoever asks again names their own.
    List<String> place = new ArrayList<>(List.of(ledger.isEmpty() ? "--node" : "--ledger"));
    place.addAll(ledger.isEmpty() ? List.of("URL") : ledger);
    return command(place);
  }

  /**
   * The same of a ledger in another place.
   *
   * @param place options that say where it is
   */
  public String command(List<String> place) {
    List<String> words = new ArrayList<>(List.of("countersign", "trace"));
    words.addAll(place);
    if (!labels.isEmpty()) {
      words.add("--labels");
      words.addAll(labels);
    }
    for (String one : across.also()) {
      option(words, "also", one, "");
    }
    option(words, "confidence", String.valueOf(across.confidence()), "0.9");
    option(words, "crossings", String.valueOf(across.depth()), "10");
    option(words, "from", from, "");
    option(words, "asset", asset, "native");
    option(words, "to", to, "");
    option(words, "since", since, "");
    option(words, "until", until, "");
    option(words, "method", method, "");
    option(words, "smallest", smallest, "0");
    option(words, "hops", String.valueOf(hops), String.valueOf(ANY_HOPS));
    option(words, "most", String.valueOf(most), String.valueOf(ANY_TRANSACTIONS));
    option(words, "chain", String.valueOf(chain), "1");
    if (!tokens.isEmpty()) {
      words.add("--token");
      words.addAll(tokens);
    }
    if (!infer) {
      words.add("--no-inference");
    }
    if (!without.isEmpty()) {
      words.add("--without");
      words.addAll(without);
    }
    return String.join(" ", words.stream().map(Asked::quoted).toList());
  }

  /** In JSON. */
  public ObjectNode json() {
    ObjectNode json = Json.object();
    ledger.forEach(json.putArray("ledger")::add);
    labels.forEach(json.putArray("labels")::add);
    json.put("from", from).put("asset", asset);
    if (to != null) {
      json.put("to", to);
    }
    if (since != null) {
      json.put("since", since);
    }
    if (until != null) {
      json.put("until", until);
    }
    json.put("method", method).put("smallest", smallest).put("hops", hops);
    json.put("most", most).put("chain", chain);
    tokens.forEach(json.putArray("tokens")::add);
    json.put("infer", infer);
    without.forEach(json.putArray("without")::add);
    across.also().forEach(json.putArray("also")::add);
    // As text, since it goes into the journal, whose canonical form has whole numbers only.
    json.put("confidence", String.valueOf(across.confidence())).put("crossings", across.depth());
    return json;
  }

  /** What {@link #json()} wrote. */
  public static Asked of(JsonNode json) {
    return new Asked(
        texts(json.path("ledger")),
        texts(json.path("labels")),
        JsonFields.text(json, "from"),
        JsonFields.text(json, "asset"),
        JsonFields.textOrNull(json, "to"),
        JsonFields.textOrNull(json, "since"),
        JsonFields.textOrNull(json, "until"),
        JsonFields.text(json, "method"),
        JsonFields.text(json, "smallest"),
        json.path("hops").asInt(),
        json.path("most").asLong(),
        json.path("chain").asLong(),
        texts(json.path("tokens")),
        json.path("infer").asBoolean(true),
        texts(json.path("without")),
        new Across(
            texts(json.path("also")),
            Double.parseDouble(json.path("confidence").asString(String.valueOf(Across.SURE))),
            json.path("crossings").asInt(Across.DEPTH)));
  }

  private static void option(
      List<String> words, String name, @Nullable String value, String usual) {
    if (value != null && !value.equals(usual)) {
      words.add("--" + name);
      words.add(value);
    }
  }

  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./:@%+=-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(one -> texts.add(one.asString()));
    return texts;
  }
}
