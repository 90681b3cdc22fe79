package dev.countersign.tour.company;

import dev.countersign.chain.node.NodeFault;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.server.Server;
import dev.countersign.server.ServerOptions;
import dev.countersign.tour.chain.PracticeChain;
import dev.countersign.visit.Visitor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A company whose treasury is two Safes with four owners, three of whom must sign; Countersign is
 * one of them. All of it was set up by the console alone: everybody came in by an invitation and a
 * passkey, everything was proposed by one and agreed to by another.
 */
public final class Firm implements AutoCloseable {
  /** Who is paid. */
  public static final Address SUPPLIER = Address.of("0x00000000000000000000000000000000000ca11e");

  /** An exchange's hot wallet, by the labels that the company has. */
  public static final Address EXCHANGE = Address.of("0x0000000000000000000000000000000000e8c4a1");

  /** As the labels call it. */
  public static final String EXCHANGE_NAME = "Sandbox Exchange";

  /** The labels' name on the server. */
  public static final String LABELS = "sandbox";

  private static final Duration SOON = Duration.ofSeconds(90);

  private final PracticeChain chain;
  private final Treasury treasury;
  private final Server server;
  private final Map<Role, Visitor> people = new EnumMap<>(Role.class);
  private Address key = Address.ZERO;

  private Firm(PracticeChain chain, Path data) throws NodeFault {
    this.chain = chain;
    this.treasury = new Treasury(chain);
    this.server =
        Server.start(
            new ServerOptions(
                    0,
                    null,
                    data,
                    null,
                    List.of(chain.node()),
                    List.of(),
                    Clock.systemUTC(),
                    words -> {})
                .following(List.of(chain.url().replace("http:", "ws:")), 1));
  }

  /**
   * Founds it.
   *
   * @param home the folder of {@code ./countersign}
   * @param data an empty folder
   * @param policy the policy's document
   * @param progress told in a few words what takes long
   */
  public static Firm found(Path home, Path data, String policy, Consumer<String> progress)
      throws NodeFault {
    progress.accept("A chain on this machine");
    PracticeChain chain = PracticeChain.start(home, 0);
    try {
      labels(data);
      progress.accept("A server with a database of its own");
      Firm firm = new Firm(chain, data);
      try {
        firm.complete(policy, progress);
        return firm;
      } catch (RuntimeException | NodeFault e) {
        firm.server.close();
        throw e;
      }
    } catch (RuntimeException | NodeFault e) {
      chain.close();
      throw e;
    }
  }

  private static void labels(Path data) {
    try {
      Path folder = Files.createDirectories(data.resolve("labels").resolve(LABELS));
      Files.writeString(
          folder.resolve("labels.csv"),
          "address,name,kind\n" + EXCHANGE.toHex() + "," + EXCHANGE_NAME + ",exchange\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void complete(String policy, Consumer<String> progress) throws NodeFault {
    progress.accept("Seven people with passkeys");
    Visitor first = new Visitor(server.address());
    first.enrol(
        Objects.requireNonNull(server.enrolmentLink()),
        Role.ADMINISTRATOR.title(),
        Role.ADMINISTRATOR.email());
    people.put(Role.ADMINISTRATOR, first);
    Visitor.told(
        first.deed("/changes/propose/person-invited", invitation(Role.SECOND_ADMINISTRATOR)));
    enrol(Role.SECOND_ADMINISTRATOR, Role.ADMINISTRATOR);
    for (Role role : Role.values()) {
      if (!people.containsKey(role)) {
        change("person-invited", invitation(role));
        enrol(role, Role.SECOND_ADMINISTRATOR);
      }
    }
    progress.accept("Two treasuries, a supplier and a policy");
    key = Address.of(group(first.get("/wallets").body(), "(0x[0-9a-fA-F]{40})"));
    Visitor.told(
        person(Role.SECURITY)
            .form("/contacts/us", Map.of("name", "The sandbox company", "domains", "example.com")));
    change("book-changed", book(SUPPLIER, "Supplier"));
    for (String label : List.of("treasury", "reserve")) {
      Address safe = treasury.make(label, key);
      change("wallet-added", wallet(label, safe));
    }
    change("policy-changed", Map.of("document", policy));
    treasury.mine(1);
    eventually("the chain is watched", () -> watched().contains("watch-chain allow"));
  }

  private static Map<String, String> invitation(Role role) {
    return Map.of("name", role.title(), "email", role.email(), "role-" + role.right(), "on");
  }

  private void enrol(Role role, Role vouching) {
    Visitor newcomer = new Visitor(server.address());
    String id = id(role);
    Visitor linking = person(Role.ADMINISTRATOR);
    newcomer.enrol(
        URI.create(
            Visitor.told(linking.form("/people/" + id + "/link", Map.of()))
                .path("shown")
                .asString()));
    String code = group(newcomer.get("/me").body(), "code-shown\">([0-9a-f-]{9})<");
    Visitor.told(person(vouching).deed("/people/" + id + "/vouch", Map.of("code", code)));
    people.put(role, newcomer);
  }

  /** A change that one administrator proposes and the other agrees to. */
  private void change(String kind, Map<String, String> form) {
    String at =
        Visitor.told(person(Role.ADMINISTRATOR).deed("/changes/propose/" + kind, form))
            .path("location")
            .asString();
    Visitor.told(person(Role.SECOND_ADMINISTRATOR).deed(at + "/agree", Map.of()));
  }

  private static Map<String, String> book(Address address, String label) {
    String chain = Long.toString(PracticeChain.ID);
    Map<String, String> form = new HashMap<>(Map.of("part", "addresses", "kind", "counterparty"));
    form.putAll(Map.of("address", address.toString(), "label", label, "chain", chain));
    return form;
  }

  private Map<String, String> wallet(String label, Address address) {
    String chain = Long.toString(PracticeChain.ID);
    Map<String, String> form = new HashMap<>(Map.of("kind", "safe", "chain", chain, "tags", "hot"));
    form.putAll(Map.of("address", address.toString(), "label", label, "key", key.toString()));
    return form;
  }

  /** The id of somebody on the server. */
  public String id(Role role) {
    return group(
        person(Role.ADMINISTRATOR).get("/people").body(),
        "/people/([0-9a-f-]{36})\">[^<]*</a> <span class=\"dim\">" + Pattern.quote(role.email()));
  }

  /** Somebody's browser. */
  public Visitor person(Role role) {
    return Objects.requireNonNull(people.get(role), role.title());
  }

  /** Its wallets, and the chain that they are on. */
  public Treasury treasury() {
    return treasury;
  }

  /** The server. */
  public URI address() {
    return server.address();
  }

  /** Asks for a payment in ETH; where its page is. */
  public String ask(String amount) {
    String page = person(Role.REQUESTER).get("/transfers/new").body();
    Map<String, String> form = new HashMap<>();
    form.put("wallet", group(page, "<option value=\"([0-9a-f-]{36})\"[^>]*>treasury"));
    form.put("action", "transfer");
    form.put("asset", "native");
    form.put("amount", amount);
    form.put("destination", SUPPLIER.toString());
    form.put("purpose", "Invoice 2026-117");
    return Visitor.told(person(Role.REQUESTER).deed("/transfers/file", form))
        .path("location")
        .asString();
  }

  /** Approves what is shown. */
  public void approve(Role role, String transfer) {
    Visitor.told(person(role).deed(transfer + "/approve", Map.of("digest", digest(transfer))));
  }

  /** The hash that would be signed. */
  public String digest(String transfer) {
    return group(look(transfer), "data-digest=\"(0x[0-9a-f]{64})\"");
  }

  /** The state that the page says. */
  public String state(String transfer) {
    return group(look(transfer), "data-state=\"([a-z]+)\"");
  }

  /** A page as the auditor sees it. */
  public String look(String path) {
    return person(Role.AUDITOR).get(path).body();
  }

  /** An owner signs what is shown and hands the signature in. */
  public void confirm(String transfer, int owner) {
    Bytes signature = treasury.sign(owner, Bytes.fromHex(digest(transfer)));
    Visitor.told(
        person(Role.REQUESTER)
            .form(transfer + "/confirm", Map.of("signatures", signature.toHex())));
  }

  /** The page on which the chains are watched. */
  public String watched() {
    return person(Role.SECURITY).get("/watch").body();
  }

  /** The journal's export. */
  public String journal() {
    return look("/journal/export");
  }

  /** Waits until it is so. */
  public static void eventually(String what, BooleanSupplier so) {
    long end = System.nanoTime() + SOON.toNanos();
    while (!so.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("It is not so, and does not become so: " + what);
      }
      try {
        Thread.sleep(100);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("It was interrupted", e);
      }
    }
  }

  /** What the pattern's first group finds. */
  public static String group(String page, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(page);
    if (!matcher.find()) {
      throw new IllegalStateException("There is no " + pattern + " in " + page);
    }
    return matcher.group(1);
  }

  @Override
  public void close() {
    server.close();
    chain.close();
  }
}
