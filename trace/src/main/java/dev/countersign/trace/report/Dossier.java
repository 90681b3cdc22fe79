package dev.countersign.trace.report;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.Asset;
import dev.countersign.trace.ask.Asked;
import dev.countersign.trace.file.LedgerFiles;
import dev.countersign.trace.taint.Method;
import dev.countersign.trace.taint.Place;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A trace with everything that is needed to tell it, and to do it again, without its ledger: what
 * is kept of it. Amounts are in smallest units, {@code value} in those of what was stolen.
 *
 * @param version of the software
 * @param at when it was traced
 * @param asset what was stolen: {@code native}, {@code bitcoin} or a token's contract
 * @param transactions how many were read
 * @param complete false where the limit of transactions ended it
 * @param resting where value is, the largest first
 * @param steps how it came there, in the ledger's order
 * @param names whose the accounts are that have a label
 * @param inputs the ledger's files
 * @param labels the files of labels
 * @param addresses what accounts pay to that are called by something else, as Bitcoin's outputs
 * @param noticed reasons to look besides
 * @param crossings what went over bridges to other chains
 */
public record Dossier(
    String version,
    Instant at,
    Asked asked,
    Method method,
    String asset,
    BigInteger stolen,
    long transactions,
    boolean complete,
    List<Rest> resting,
    List<Step> steps,
    Map<String, Who> names,
    List<LedgerFiles.Input> inputs,
    List<LedgerFiles.Input> labels,
    Map<String, String> addresses,
    Noticed noticed,
    List<Crossed> crossings) {
  private static final String INFERRED = "inferred: ";

  /** The places in the order in which they are told: those first that somebody can still stop. */
  public static final List<Place> ORDER = Answer.ORDER;

  /** Whose an account is, in whose words. */
  public record Who(String name, String kind, String source) {
    /** Why it is taken for that, where nobody said so; else empty. */
    public String inferred() {
      return source.startsWith(INFERRED) ? source.substring(INFERRED.length()) : "";
    }
  }

  /** What an account seems to be, by what it does. */
  public record Seeming(String account, Who who, BigInteger value) {}

  /**
   * A transaction.
   *
   * @param time seconds since 1970; 0 where the ledger does not say
   */
  public record When(String transaction, long block, long time) {
    /** In words. */
    public String words() {
      return time == 0 ? "block " + block : Instant.ofEpochSecond(time).toString();
    }
  }

  /**
   * Value that is somewhere.
   *
   * @param account nothing for fees
   * @param chain nothing where it is the one that was asked about
   */
  public record Rest(
      Place place,
      @Nullable String account,
      @Nullable Who who,
      String asset,
      BigInteger amount,
      BigInteger value,
      int hops,
      When since,
      @Nullable String chain) {}

  /**
   * Value that went on.
   *
   * @param to nothing for a fee
   * @param chain nothing where it is the one that was asked about
   * @param toChain where it went over a bridge, the other
   */
  public record Step(
      When when,
      String from,
      String given,
      @Nullable String to,
      String got,
      BigInteger amount,
      BigInteger value,
      @Nullable String chain,
      @Nullable String toChain) {
    /** The account that gave it, apart from the same on another chain. */
    public String giver() {
      return at(chain, from);
    }

    /** The account that got it, likewise; nothing for a fee. */
    public @Nullable String taker() {
      return to == null ? null : at(toChain == null ? chain : toChain, to);
    }
  }

  /** An account on a chain; on the one that was asked about, its name. */
  public static String at(@Nullable String chain, String account) {
    return chain == null ? account : account + " on chain " + chain;
  }

  /** A side of a crossing. */
  public record Side(String chain, When when, String account, String asset, BigInteger amount) {}

  /**
   * Value that went over a bridge.
   *
   * @param sure how sure that is, from above 0 to 1
   * @param decoded whether the bridge says it on both sides
   */
  public record Crossed(
      String bridge,
      Side from,
      Side to,
      BigInteger value,
      BigInteger arrived,
      double sure,
      boolean decoded,
      String basis) {}

  /** Copies, and checks once more that no value was made or lost. */
  public Dossier {
    resting = List.copyOf(resting);
    steps = List.copyOf(steps);
    names = Map.copyOf(names);
    addresses = Map.copyOf(addresses);
    inputs = List.copyOf(inputs);
    labels = List.copyOf(labels);
    crossings = List.copyOf(crossings);
    BigInteger told = resting.stream().map(Rest::value).reduce(BigInteger.ZERO, BigInteger::add);
    if (!told.equals(stolen)) {
      throw new IllegalStateException("value was not conserved: " + told + " told of " + stolen);
    }
  }

  /** The software and its version. */
  public String software() {
    return "Countersign " + version.replaceFirst("^[Cc]ountersign ", "");
  }

  /** An account as people know it: its name, or an address and what it is called in it. */
  public String told(@Nullable String account) {
    if (account == null) {
      return "";
    }
    String address = addresses.get(account);
    return address == null ? account : address + " (" + account + ")";
  }

  /** Whether it is of Bitcoin, whose accounts are outputs. */
  public boolean isBitcoin() {
    return asset.equals("bitcoin");
  }

  /** What rests in places of that kind, in the units of what was stolen. */
  public BigInteger in(Place place) {
    return resting.stream()
        .filter(one -> one.place() == place)
        .map(Rest::value)
        .reduce(BigInteger.ZERO, BigInteger::add);
  }

  /**
   * What accounts where value rests seem to be that no label names, those with most of it first.
   */
  public List<Seeming> seeming() {
    Map<String, Seeming> all = new LinkedHashMap<>();
    for (Rest rest : resting) {
      Who who = rest.who();
      if (rest.account() != null && who != null && !who.inferred().isEmpty()) {
        all.merge(
            rest.account(),
            new Seeming(rest.account(), who, rest.value()),
            (one, more) -> new Seeming(one.account, one.who, one.value.add(more.value)));
      }
    }
    return all.values().stream().sorted(Comparator.comparing(Seeming::value).reversed()).toList();
  }

  /** The command that does the same. The address of a node may hold a key, and is left to say. */
  public String command() {
    return noticed
        .blocks()
        .map(blocks -> {
          List<String> place =
              new ArrayList<>(
                  List.of(
                      "--node",
                      "URL",
                      "--from-block",
                      Long.toString(blocks.first()),
                      "--to-block",
                      Long.toString(blocks.last())));
          if (!blocks.calls()) {
            place.add("--no-calls");
          }
          return asked.command(place);
        })
        .orElseGet(asked::command);
  }

  /** The share of what was stolen, in hundredths, with one digit. */
  public String share(BigInteger value) {
    return share(value, stolen);
  }

  /** The share of a whole, in hundredths, with one digit. */
  public static String share(BigInteger value, BigInteger whole) {
    BigDecimal share =
        new BigDecimal(value)
            .multiply(BigDecimal.valueOf(100))
            .divide(new BigDecimal(whole), 1, RoundingMode.HALF_UP);
    return share.signum() == 0 && value.signum() > 0 ? "under 0.1 %" : share.toPlainString() + " %";
  }

  /** What an asset's word in this dossier stands for. */
  public Asset asset(String word) {
    return asset(word, asked.chain());
  }

  /** The same on another chain, by its number. */
  public static Asset asset(String word, long chain) {
    if (word.equals("native")) {
      return new Asset.Native(chain);
    }
    if (word.equals("bitcoin")) {
      return new Asset.Bitcoin();
    }
    if (word.length() == 3 || word.equals("money")) {
      return new Asset.Money(word.equals("money") ? "" : word);
    }
    int slash = word.indexOf('/');
    if (slash < 0) {
      return new Asset.Token(chain, Address.of(word));
    }
    Address contract = Address.of(word.substring(0, slash));
    String id = word.substring(slash + 1);
    return id.equals("any")
        ? new Asset.AnyItem(chain, contract, BigInteger.ZERO)
        : new Asset.Item(chain, contract, new BigInteger(id));
  }

  /** An amount of an asset as people write it. */
  public String amount(Answer.Words words, String asset, BigInteger units) {
    return words.amount(asset(asset), units);
  }

  /** An amount of an asset of a chain; nothing for the one that was asked about. */
  public String amount(Answer.Words words, @Nullable String chain, String asset, BigInteger units) {
    return chain == null
        ? amount(words, asset, units)
        : words.amount(asset(asset, Long.parseLong(chain)), units);
  }

  /** A value, in what was stolen, as people write it. */
  public String value(Answer.Words words, BigInteger units) {
    return amount(words, asset, units);
  }
}
