package dev.countersign.server.screening;

import dev.countersign.gate.known.Directory;
import dev.countersign.intel.list.ReadList;
import dev.countersign.intel.list.Shipped;
import dev.countersign.intel.screen.AddressIndex;
import dev.countersign.intel.screen.Answer;
import dev.countersign.intel.screen.AnswerJson;
import dev.countersign.intel.screen.Loaded;
import dev.countersign.intel.screen.Screener;
import dev.countersign.intel.screen.Screening;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.model.verdict.Finding;
import dev.countersign.model.verdict.Outcome;
import dev.countersign.server.screening.ListStore.Kept;
import dev.countersign.server.screening.ScreeningStore.Line;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers whose addresses are, by the lists in force, and keeps what it answered. */
public final class ScreeningDesk implements Screener {
  /** The most addresses that are asked at once. */
  public static final int MOST = 10_000;

  private final ListStore lists;
  private final AddressFeed feed;
  private final ScreeningStore answers;
  private final Supplier<Directory> directory;
  private final InstantSource clock;
  private final long seed = new SecureRandom().nextLong();
  private final LongAdder asked = new LongAdder();
  private volatile Held held;
  private volatile OwnAddresses own;

  private record Held(String state, Screening screening) {}

  /**
   * By those lists.
   *
   * @param directory the company's wallets and address book as they are now
   */
  public ScreeningDesk(
      ListStore lists, ScreeningStore answers, Supplier<Directory> directory, InstantSource clock) {
    this(lists, AddressFeed.NONE, answers, directory, clock);
  }

  /** By those lists, and by what a feed says beside them. */
  public ScreeningDesk(
      ListStore lists,
      AddressFeed feed,
      ScreeningStore answers,
      Supplier<Directory> directory,
      InstantSource clock) {
    this.lists = lists;
    this.feed = feed;
    this.answers = answers;
    this.directory = directory;
    this.clock = clock;
    this.held = read();
    this.own = new OwnAddresses(directory.get());
  }

  /** An answer that was kept. */
  public record Told(UUID id, JsonNode answer) {}

  @Override
  public Answer screen(String address) {
    asked.increment();
    return held.screening.screen(address, own().imitatedBy(address));
  }

  /** The lists that are asked now, and what is known of them. */
  public Screening now() {
    return held.screening;
  }

  /** How many addresses were asked for since this server began. */
  public long asked() {
    return asked.sum();
  }

  /** What was answered, and kept. */
  public ScreeningStore answers() {
    return answers;
  }

  /** Takes what changed in the lists; whoever asks meanwhile is answered by the ones before. */
  public void refresh() {
    if (!state().equals(held.state)) {
      held = read();
    }
  }

  /**
   * Answers for all of them by one state of the lists, and keeps the answer.
   *
   * @param by person/… or machine/…
   * @throws UnreadableInput where there are none, or too many
   */
  public Told ask(List<String> addresses, String by) {
    return ask(addresses, Exposing.NOT_ASKED, by);
  }

  /**
   * Likewise, also from where their value comes.
   *
   * @throws UnreadableInput where there are none, or too many, or that cannot be told
   */
  public Told ask(List<String> addresses, Exposing exposing, String by) {
    if (addresses.isEmpty() || addresses.size() > MOST) {
      throw new UnreadableInput(
          addresses.size() + " addresses are asked for at once; expected 1 to 10,000");
    }
    Screening screening = held.screening;
    Exposing.Found exposed = exposing.of(addresses, screening.index());
    OwnAddresses ours = own();
    asked.add(addresses.size());
    UUID id = UUID.randomUUID();
    Instant now = clock.instant();
    ObjectNode json = Json.object();
    json.put("id", id.toString());
    json.put("at", now.toString());
    json.put("by", by);
    ArrayNode all = json.putArray("answers");
    ArrayNode unreadable = json.putArray("unreadable");
    Outcome worst = Outcome.ALLOW;
    for (String address : addresses) {
      try {
        List<Finding> also = new ArrayList<>(exposed.findings().getOrDefault(address, List.of()));
        also.addAll(ours.imitatedBy(address));
        Answer answer = screening.screen(address, also);
        worst = worst.worse(answer.verdict().outcome());
        all.add(AnswerJson.of(answer));
      } catch (UnreadableInput e) {
        worst = worst.worse(Outcome.HOLD); // what was not asked is not allowed
        unreadable.addObject().put("asked", address).put("sentence", e.sentence());
      }
    }
    json.put("verdict", worst.name().toLowerCase(Locale.ROOT));
    json.set("lists", AnswerJson.lists(screening.lists(), now));
    AnswerJson.findings(json.putArray("notAsked"), screening.absent());
    exposed.asked().ifPresent(what -> json.set("exposure", what));
    answers.put(new Line(id, now, by, addresses.size(), worst), json);
    return new Told(id, json);
  }

  /** Made anew only where a wallet or the book changed. */
  private OwnAddresses own() {
    Directory now = directory.get();
    OwnAddresses last = own;
    if (!last.areOf(now)) {
      last = new OwnAddresses(now);
      own = last;
    }
    return last;
  }

  private String state() {
    return lists.state() + " " + feed.state();
  }

  private Held read() {
    String state = state();
    List<Loaded> loaded = new ArrayList<>();
    AddressIndex index =
        AddressIndex.filledBy(
            into -> {
              for (ReadList list : Shipped.lists()) {
                Instant day =
                    list.published().orElseThrow().atStartOfDay().toInstant(ZoneOffset.UTC);
                loaded.add(Loaded.of(list.version(day)));
                list.entries().forEach(into);
              }
              for (Kept kept : lists.all()) {
                loaded.add(kept.list());
                lists.entries(kept.list().id(), into);
              }
              feed.read(into).ifPresent(loaded::add);
            },
            seed);
    return new Held(state, new Screening(index, loaded, clock));
  }
}
