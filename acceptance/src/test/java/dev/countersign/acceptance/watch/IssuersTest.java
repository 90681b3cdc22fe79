package dev.countersign.acceptance.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.acceptance.node.Anvil;
import dev.countersign.cli.Countersign;
import dev.countersign.cli.terminal.Terminal;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.server.Server;
import dev.countersign.server.ServerOptions;
import dev.countersign.server.visit.Prepared;
import dev.countersign.visit.Visitor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Whom issuers of tokens block, read by a server from real contracts on a node. */
class IssuersTest {
  private static final long CHAIN = 31_337;

  /** More blocks than may be undone, as the node has it. */
  private static final int FINAL = 70;

  private static final Address ONE = Address.of("0x00000000000000000000000000000000000000a1");
  private static final Address TWO = Address.of("0x00000000000000000000000000000000000000b2");
  private static final Address THREE = Address.of("0x00000000000000000000000000000000000000c3");
  private static final Address LATER = Address.of("0x00000000000000000000000000000000000000d4");

  @Test
  void addressesThatAnIssuerBlocksAreFoundOnceTheBlockIsFinal(@TempDir Path folder)
      throws IOException {
    Path data = Prepared.in(folder.resolve("data"));
    try (Anvil anvil = Anvil.start(CHAIN)) {
      Address circle = anvil.create("CircleLikeCoin");
      Address tether = anvil.create("TetherLikeCoin");
      call(anvil, circle, "blacklist(address)", ONE);
      call(anvil, circle, "blacklist(address)", TWO);
      call(anvil, circle, "unBlacklist(address)", TWO);
      call(anvil, tether, "mint(address,uint256)", THREE, BigInteger.TEN);
      call(anvil, tether, "addBlackList(address)", THREE);
      call(anvil, tether, "destroyBlackFunds(address)", THREE);
      mine(anvil, FINAL);
      Path lists = Files.createDirectories(data.resolve("lists"));
      Files.writeString(
          lists.resolve("sources.conf"),
          "issuer:%d/%s, Round dollar%nissuer:%d/%s, Square dollar, 1%n"
              .formatted(CHAIN, circle, CHAIN, tether));
      try (Server server =
          Server.start(
              new ServerOptions(
                  0, null, data, null, List.of(anvil), List.of(), Clock.systemUTC(), told -> {}))) {
        follow(anvil, Visitor.founder(server.address(), link(server)), circle);
      }
    }
  }

  private static void follow(Anvil anvil, Visitor ada, Address circle) {
    JsonNode one = await(ada, ONE, IssuersTest::isListed);
    assertThat(one.path("hits").get(0).path("name").asString())
        .isEqualTo("blocked by Round dollar");
    assertThat(one.path("hits").get(0).path("date").asString())
        .isEqualTo(LocalDate.now(ZoneOffset.UTC).toString());
    assertThat(one.path("hits").get(0).path("reference").asString()).startsWith("0x").hasSize(66);
    assertThat(await(ada, THREE, IssuersTest::isListed).path("verdict").asString())
        .isEqualTo(one.path("verdict").asString())
        .isNotEqualTo("allow");
    assertThat(ask(ada, TWO).path("hits")).as("unblocked since").isEmpty();

    call(anvil, circle, "blacklist(address)", LATER);
    mine(anvil, FINAL / 2);
    LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(12)); // it is looked twice
    assertThat(ask(ada, LATER).path("hits")).as("its block may be undone yet").isEmpty();
    mine(anvil, FINAL);
    await(ada, LATER, IssuersTest::isListed);

    // A node that shows other blocks where the old ones were final is not believed.
    anvil.ask("anvil_reorg", Json.object().numberNode(2 * FINAL), Json.object().arrayNode());
    JsonNode held = await(ada, TWO, answer -> !answer.path("verdict").asString().equals("allow"));
    assertThat(held.toString()).contains("list-refused");
    assertThat(isListed(ask(ada, ONE))).as("the last good version stays").isTrue();
    assertThat(ada.get("/screening").body())
        .contains("is another one than when it was read, though it was final");
    assertThat(ada.get("/incidents").body()).contains("was refused");
  }

  @Test
  void theCommandReadsThemTooAndGoesOnWhereItStood(@TempDir Path folder) throws IOException {
    try (Anvil anvil = Anvil.start(CHAIN)) {
      Address circle = anvil.create("CircleLikeCoin");
      call(anvil, circle, "blacklist(address)", ONE);
      mine(anvil, FINAL);
      String lists = folder.resolve("lists").toString();
      String issuer = CHAIN + "/" + circle + ", Round dollar";
      String[] read = {
        "screen", "issuers", "--rpc", anvil.url(), "--issuer", issuer, "--to", lists
      };
      Said first = run(read);
      assertThat(first.text()).contains("Round dollar blocks 1 addresses").contains("100 %");
      assertThat(first.code()).isZero();
      call(anvil, circle, "unBlacklist(address)", ONE);
      call(anvil, circle, "blacklist(address)", TWO);
      mine(anvil, FINAL);
      assertThat(run(read).text()).contains("Round dollar blocks 1 addresses");
      assertThat(run("screen", ONE.toHex(), "--lists", lists).code()).isZero();
      Said two = run("screen", TWO.toHex(), "--lists", lists);
      assertThat(two.code()).isEqualTo(3);
      assertThat(two.text()).contains("blocked by Round dollar");

      anvil.ask("anvil_reorg", Json.object().numberNode(2 * FINAL), Json.object().arrayNode());
      Said refused = run(read);
      assertThat(refused.code()).isEqualTo(3);
      assertThat(refused.text()).contains("is another one than when it was read");
      Said held = run("screen", ONE.toHex(), "--lists", lists);
      assertThat(held.code()).as("until a node confirms what was read").isEqualTo(3);
      assertThat(held.text()).contains("list-refused");
    }
  }

  private record Said(int code, String text) {}

  private static Said run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream all = new PrintStream(out, true, StandardCharsets.UTF_8);
    Terminal terminal = new Terminal(InputStream.nullInputStream(), all, all, false, false);
    int code = Countersign.run(terminal, arguments);
    return new Said(code, out.toString(StandardCharsets.UTF_8));
  }

  private static URI link(Server server) {
    return Objects.requireNonNull(server.enrolmentLink());
  }

  private static boolean isListed(JsonNode answer) {
    return !answer.path("hits").isEmpty();
  }

  private static JsonNode await(Visitor ada, Address address, Predicate<JsonNode> wanted) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    JsonNode answer = ask(ada, address);
    while (!wanted.test(answer)) {
      assertThat(System.nanoTime()).as("in time: %s", answer).isLessThan(end);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(300));
      answer = ask(ada, address);
    }
    return answer;
  }

  private static JsonNode ask(Visitor ada, Address address) {
    ObjectNode body = Json.object();
    body.putArray("addresses").add(address.toHex());
    return Visitor.told(ada.postJson("/api/v1/screenings", body)).path("answers").get(0);
  }

  private static void call(Anvil anvil, Address to, String signature, Object... arguments) {
    anvil.send(anvil.accounts().getFirst(), to, BigInteger.ZERO, Anvil.data(signature, arguments));
  }

  private static void mine(Anvil anvil, int blocks) {
    anvil.ask("anvil_mine", Json.object().textNode("0x" + Integer.toHexString(blocks)));
  }
}
