package dev.countersign.acceptance.company;

import dev.countersign.acceptance.node.Anvil;
import dev.countersign.acceptance.node.SafeDeployment;
import dev.countersign.acceptance.node.SafeDeployment.Safe;
import dev.countersign.acceptance.node.SafeRelease;
import dev.countersign.chain.crypto.PrivateKey;
import dev.countersign.chain.node.NodeClient;
import dev.countersign.chain.node.RpcValues;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.server.Connections;
import dev.countersign.server.Server;
import dev.countersign.server.ServerOptions;
import dev.countersign.server.postgres.EmbeddedPostgres;
import dev.countersign.server.visit.Prepared;
import dev.countersign.visit.Visitor;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A company whose treasury is a Safe with four owners, three of whom must sign; Countersign is one
 * of them. Everybody came in by an invitation and a passkey, everything was proposed and agreed to.
 */
final class Company implements AutoCloseable {
  static final long CHAIN = 31_337;

  /** Who is paid. */
  static final Address SUPPLIER = Address.of("0x00000000000000000000000000000000000ca11e");

  private static final Duration SOON = Duration.ofSeconds(60);

  private final Anvil anvil;
  private final SafeDeployment deployment;
  private final @Nullable Server server;
  private final URI address;
  private final Visitor ada;
  private final Visitor ben;
  private final Map<String, Visitor> people = new HashMap<>();
  private final Map<String, String> walletIds = new HashMap<>();
  private final List<PrivateKey> owners = List.of(owner(0xa11), owner(0xbe2), owner(0xc1d));
  private final Address key;
  private @Nullable Safe safe;

  private Company(Anvil anvil, Server server) {
    this(anvil, server, server.address(), Objects.requireNonNull(server.enrolmentLink()));
  }

  private Company(Anvil anvil, @Nullable Server server, URI address, URI enrolmentLink) {
    this.anvil = anvil;
    this.deployment = new SafeDeployment(anvil);
    this.server = server;
    this.address = address;
    ada = Visitor.founder(address, enrolmentLink);
    people.put("ada", ada);
    told(
        ada.deed(
            "/changes/propose/person-invited",
            Map.of("name", "Ben Example", "email", "ben@example.com", "role-administrator", "on")));
    ben = enrol("ben", ada, ada);
    key = Address.of(group(ada.get("/wallets").body(), "(0x[0-9a-fA-F]{40})"));
  }

  /** One on a node of its own, with that time. */
  static Company found(Path data, Clock clock) {
    Anvil anvil = Anvil.start(CHAIN);
    return found(data, clock, anvil, anvil);
  }

  /** One whose server has those keys. */
  static Company found(Path data, Clock clock, List<KeyFile> keys) {
    Anvil anvil = Anvil.start(CHAIN);
    List<String> places = keys.stream().map(KeyFile::source).toList();
    return new Company(anvil, Server.start(options(data, clock, List.of(anvil), places)));
  }

  /** One whose server speaks to others, and whose node says by itself what is new. */
  static Company found(Path data, Clock clock, Connections connections) {
    Anvil anvil = Anvil.start(CHAIN);
    return new Company(
        anvil,
        Server.start(
            options(data, clock, List.of(anvil), List.of())
                .with(connections)
                .following(List.of(anvil.url().replace("http:", "ws:")), 1)));
  }

  /** One whose server asks another node than the one that the tests ask. */
  static Company found(Path data, Clock clock, Anvil anvil, NodeClient asked) {
    return new Company(anvil, Server.start(options(data, clock, List.of(asked), List.of())));
  }

  /** One whose server believes what two nodes agree about: the tests' own, and that other one. */
  static Company found(Path data, Anvil anvil, NodeClient other) {
    return new Company(
        anvil,
        Server.start(
            options(data, Clock.systemUTC(), List.of(anvil, other), List.of())
                .following(List.of(), 2)));
  }

  /** One that has wallets of Bitcoin too. */
  static Company found(Path data, NodeClient bitcoin) {
    Anvil anvil = Anvil.start(CHAIN);
    return new Company(
        anvil,
        Server.start(
            options(data, Clock.systemUTC(), List.of(anvil), List.of())
                .withBitcoin(List.of(bitcoin))));
  }

  private static ServerOptions options(
      Path data, Clock clock, List<NodeClient> nodes, List<String> keys) {
    return new ServerOptions(0, null, Prepared.in(data), null, nodes, keys, clock, progress -> {});
  }

  /** One whose servers somebody else starts and stops; the first is at the origin. */
  static Company over(Anvil anvil, URI origin, URI enrolmentLink) {
    return new Company(anvil, null, origin, enrolmentLink);
  }

  /** Another server with the same database, keys, node and origin; whoever starts it closes it. */
  Server another(Path data, Path of, List<KeyFile> keys) {
    EmbeddedPostgres.Reach reach = EmbeddedPostgres.running(of);
    return Server.start(
        new ServerOptions(
            0,
            address,
            data,
            reach.url() + "?user=" + EmbeddedPostgres.USER + "&password=" + reach.password(),
            List.of(anvil),
            keys.stream().map(KeyFile::source).toList(),
            Clock.systemUTC(),
            progress -> {}));
  }

  /** With a requester, two approvers, a security person, an auditor, a Safe and a policy. */
  Company complete(SafeRelease release, String policy) {
    invite("rea", "requester");
    invite("abe", "approver");
    invite("amy", "approver");
    invite("sid", "security");
    invite("otto", "auditor");
    change("book-changed", book(SUPPLIER, "Supplier"));
    safe = newSafe(release);
    change("wallet-added", wallet("safe", "treasury", safe.address()));
    change("policy-changed", Map.of("document", policy));
    return this;
  }

  /** One more wallet like the treasury, whose next nonce is 0. */
  Safe newTreasury(String label) {
    Safe another = newSafe(SafeRelease.V1_4_1);
    change("wallet-added", wallet("safe", label, another.address()));
    return another;
  }

  /** A Safe that has nothing to do with Countersign. */
  Safe newSafe(SafeRelease release, int threshold, Address... of) {
    return deployment.create(release, threshold, of);
  }

  /** A Safe of three out of four. */
  Safe newSafe(SafeRelease release) {
    return deployment.create(
        release, 3, key, owners.get(0).address(), owners.get(1).address(), owners.get(2).address());
  }

  /** The form that puts somebody on the list. */
  static Map<String, String> book(Address address, String label) {
    return Map.of(
        "part",
        "addresses",
        "address",
        address.toString(),
        "kind",
        "counterparty",
        "label",
        label,
        "chain",
        Long.toString(CHAIN));
  }

  /** The form that puts a wallet under Countersign. */
  Map<String, String> wallet(String kind, String label, Address address) {
    return Map.of(
        "kind",
        kind,
        "chain",
        Long.toString(CHAIN),
        "address",
        address.toString(),
        "label",
        label,
        "key",
        key.toString(),
        "tags",
        "hot");
  }

  /** The form that puts the account of one of several keys under Countersign. */
  Map<String, String> account(String label, Address address) {
    Map<String, String> form = new HashMap<>(wallet("account", label, address));
    form.put("key", address.toString());
    return form;
  }

  /** A change that one administrator proposes and the other agrees to. */
  void change(String kind, Map<String, String> form) {
    String at = told(ada.deed("/changes/propose/" + kind, form)).path("location").asString();
    told(ben.deed(at + "/agree", Map.of()));
    String state = group(ada.get(at).body(), "<span class=\"chip [a-z]+\">([a-z]+)<");
    if (!state.equals("applied")) {
      throw new AssertionError("the change is " + state);
    }
    if (kind.equals("wallet-removed")) {
      walletIds.clear(); // another may have its label
    }
  }

  /** Somebody comes in with those roles. */
  Visitor invite(String name, String... roles) {
    letIn(name, roles);
    return enrol(name, ada, ben);
  }

  private void letIn(String name, String... roles) {
    Map<String, String> form = new HashMap<>();
    form.put("name", name + " Example");
    form.put("email", name + "@example.com");
    for (String role : roles) {
      form.put("role-" + role, "on");
    }
    change("person-invited", form);
  }

  /** Somebody comes in for whom nobody has vouched yet. */
  Visitor comeIn(String name, String... roles) {
    letIn(name, roles);
    return register(name, ada);
  }

  private Visitor register(String name, Visitor linking) {
    Visitor newcomer = new Visitor(address);
    newcomer.enrol(
        URI.create(
            told(linking.form("/people/" + id(name) + "/link", Map.of()))
                .path("shown")
                .asString()));
    return newcomer;
  }

  private Visitor enrol(String name, Visitor linking, Visitor vouching) {
    Visitor newcomer = register(name, linking);
    String person = id(name);
    String code = group(newcomer.get("/me").body(), "code-shown\">([0-9a-f-]{9})<");
    told(vouching.deed("/people/" + person + "/vouch", Map.of("code", code)));
    people.put(name, newcomer);
    return newcomer;
  }

  /** The id of somebody of the company. */
  String id(String name) {
    return group(
        person("ada").get("/people").body(),
        "/people/([0-9a-f-]{36})\">[^<]*</a> <span class=\"dim\">"
            + name
            + Pattern.quote("@example.com"));
  }

  /** Somebody of the company. */
  Visitor person(String name) {
    return Objects.requireNonNull(people.get(name), name);
  }

  /** Asks for a payment, and returns where its page is. */
  String pay(String who, Address destination, String amount) {
    return ask(who, intent("treasury", destination, amount));
  }

  /** Asks. */
  String ask(String who, Map<String, String> form) {
    return told(person(who).deed("/transfers/file", form)).path("location").asString();
  }

  /** The form of a payment in ETH. */
  Map<String, String> intent(String wallet, Address destination, String amount) {
    Map<String, String> form = new HashMap<>();
    form.put("wallet", walletId(wallet));
    form.put("action", "transfer");
    form.put("asset", "native");
    form.put("amount", amount);
    form.put("destination", destination.toString());
    form.put("purpose", "Invoice 2026-117");
    return form;
  }

  /** The id of a wallet, which keeps it as long as it is there. */
  String walletId(String label) {
    return walletIds.computeIfAbsent(
        label,
        wanted ->
            group(
                person("ada").get("/transfers/new").statusCode() == 200
                    ? person("ada").get("/transfers/new").body()
                    : person("rea").get("/transfers/new").body(),
                "<option value=\"([0-9a-f-]{36})\"[^>]*>" + wanted));
  }

  /** Approves what is shown. */
  HttpResponse<String> approve(String who, String transfer) {
    return approve(person(who), transfer);
  }

  HttpResponse<String> approve(Visitor who, String transfer) {
    return who.deed(transfer + "/approve", Map.of("digest", digest(transfer)));
  }

  /** The hash that would be signed, as the page shows it. */
  String digest(String transfer) {
    return group(person("otto").get(transfer).body(), "data-digest=\"(0x[0-9a-f]{64})\"");
  }

  /** The state as the page says it. */
  String state(String transfer) {
    return group(person("otto").get(transfer).body(), "data-state=\"([a-z]+)\"");
  }

  /** Waits for a state. */
  void await(String transfer, String state) {
    long end = System.nanoTime() + SOON.toNanos();
    while (!state(transfer).equals(state)) {
      if (System.nanoTime() > end) {
        throw new AssertionError(
            "it is " + state(transfer) + " and not " + state + ": " + page(transfer));
      }
      pause();
    }
  }

  /** Waits until it is so. */
  static void eventually(String what, BooleanSupplier so) {
    long end = System.nanoTime() + SOON.toNanos();
    while (!so.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("it is not so, and does not become so: " + what);
      }
      pause();
    }
  }

  /** Waits until the payload that is shown is the one that would be signed. */
  void awaitDigestOf(String transfer) {
    long end = System.nanoTime() + SOON.toNanos();
    while (page(transfer).contains("nonce-given")) {
      if (System.nanoTime() > end) {
        throw new AssertionError("it got no other nonce: " + page(transfer));
      }
      pause();
    }
  }

  static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The page's words. */
  String page(String transfer) {
    return person("otto")
        .get(transfer)
        .body()
        .replaceAll("(?s)<head>.*?</head>", " ")
        .replaceAll("<[^>]+>", " ")
        .replaceAll("\\s+", " ");
  }

  /** An owner signs and hands the signature in. */
  HttpResponse<String> confirm(String transfer, int owner) {
    Bytes signature = owners.get(owner).sign(Bytes.fromHex(digest(transfer))).bytes();
    return person("rea").form(transfer + "/confirm", Map.of("signatures", signature.toHex()));
  }

  /** Anybody sends the Safe what the page gives them. */
  void carryOut(String transfer) {
    carryOut(transfer, safe());
  }

  void carryOut(String transfer, Safe of) {
    String data = group(person("otto").get(transfer).body(), "<pre>(0x[0-9a-f]+)</pre>");
    anvil.send(anvil.accounts().getLast(), of.address(), BigInteger.ZERO, Bytes.fromHex(data));
  }

  /** The journal's export. */
  String journal() {
    return person("otto").get("/journal/export").body();
  }

  /** What the last payload that was prepared for a transfer looks like. */
  ObjectNode payload(String transfer) {
    String hex =
        JournalFile.bodies(JournalFile.of(journal()).of("payload-prepared", subject(transfer)))
            .getLast()
            .path("payload")
            .asString();
    return (ObjectNode)
        Json.parse(new String(Bytes.fromHex(hex).toArray(), StandardCharsets.UTF_8), "The payload");
  }

  /** Hands in what is to be signed for a transfer. */
  HttpResponse<String> attach(String who, String transfer, JsonNode payload) {
    return person(who).form(transfer + "/attach", Map.of("payload", Json.compact(payload)));
  }

  /** What the journal calls a transfer. */
  static String subject(String transfer) {
    return transfer.replace("/transfers/", "transfer/");
  }

  /** How many findings of that code there are about somebody. */
  long findings(String code, String name) {
    return JournalFile.of(journal()).findings(code, id(name));
  }

  Anvil anvil() {
    return anvil;
  }

  Server server() {
    return Objects.requireNonNull(server, "its servers are somebody else's");
  }

  /** Where its first server answers. */
  URI address() {
    return address;
  }

  Safe safe() {
    return Objects.requireNonNull(safe);
  }

  Address key() {
    return key;
  }

  List<PrivateKey> owners() {
    return owners;
  }

  /** Gives an account coins. */
  void fund(Address account, long ether) {
    anvil.ask(
        "anvil_setBalance",
        RpcValues.text(account.toHex()),
        RpcValues.text(RpcValues.hex(Anvil.ETHER.multiply(BigInteger.valueOf(ether)))));
  }

  static JsonNode told(HttpResponse<String> answer) {
    return Visitor.told(answer);
  }

  static String group(String page, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(page);
    if (!matcher.find()) {
      throw new AssertionError("no " + pattern + " in " + page);
    }
    return matcher.group(1);
  }

  /** A problem's sentence. */
  static String refused(HttpResponse<String> answer) {
    if (answer.statusCode() / 100 != 4) {
      throw new AssertionError(answer.statusCode() + ": " + answer.body());
    }
    return Json.parse(answer.body(), "The answer").path("detail").asString();
  }

  private static PrivateKey owner(int number) {
    return PrivateKey.of(Bytes.word(BigInteger.valueOf(number)).toArray());
  }

  @Override
  public void close() {
    if (server != null) {
      server.close();
    }
    anvil.close();
  }
}
