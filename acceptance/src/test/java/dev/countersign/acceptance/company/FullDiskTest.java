package dev.countersign.acceptance.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.countersign.acceptance.node.SafeRelease;
import dev.countersign.model.json.Json;
import dev.countersign.server.visit.SoftMachine;
import java.io.IOException;
import java.math.BigInteger;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A server whose disk is full: it refuses in words, records nothing by halves, and goes on. */
class FullDiskTest {
  private static final String INTENTS = "/api/v1/intents";
  private static final BigInteger UNITS = BigInteger.TEN.pow(15);

  private static final int ROUNDS = 8;
  private static final int MOST = 500;
  private static final long ROOM = 80 * 1024;

  @TempDir private Path folder;
  private Path disk;

  @BeforeEach
  void mount() throws Exception {
    disk = Files.createDirectory(folder.resolve("disk"));
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=320m", "tmpfs", disk.toString()),
        "a small disk cannot be mounted here: that takes root, and leave to mount");
  }

  @AfterEach
  void unmount() throws Exception {
    run("umount", "--lazy", disk.toString());
  }

  @Test
  void whatCannotBeRecordedIsNotAnsweredAndWorksAgainWithRoom() throws Exception {
    try (Company company = Company.found(disk.resolve("data"), Clock.systemUTC())) {
      company.complete(SafeRelease.V1_4_1, MachineCompany.POLICY);
      company.change("wallet-added", company.wallet("account", "hot", company.key()));
      company.fund(company.key(), 1_000);
      SoftMachine bot = MachineCompany.machine(company, "payout-bot", "amy", "request");
      bot.token();
      BigInteger before = company.anvil().balance(Company.SUPPLIER);
      List<String> keys = new ArrayList<>();
      Set<String> acknowledged = new HashSet<>();
      try (FileChannel filler = filler()) {
        // Each time there is room for a little more, so that it ends in the middle of something
        // else.
        for (int round = 0; round < ROUNDS; round++) {
          fill(filler);
          keys.addAll(fileUntilRefused(bot, "round-" + round, acknowledged));
          filler.truncate(filler.size() - ROOM);
          keys.addAll(fileUntilRefused(bot, "room-" + round, acknowledged));
        }
        filler.truncate(0);
      }
      for (String key : keys) {
        Company.eventually("there is room again", () -> file(bot, key).statusCode() / 100 == 2);
      }
      Company.eventually(
          "everybody is paid, and once",
          () ->
              company
                  .anvil()
                  .balance(Company.SUPPLIER)
                  .subtract(before)
                  .equals(UNITS.multiply(BigInteger.valueOf(keys.size()))));
      JournalFile journal = JournalFile.of(company.journal()).demandWhole();
      List<Given> given = Given.in(journal);
      Given.demandEachOnce(given);
      assertThat(given).hasSize(keys.size());
      assertThat(journal.ofKind("intent-filed")).hasSize(keys.size());
      assertThat(given.stream().map(one -> one.transfer().replace("transfer/", "")))
          .containsAll(acknowledged);
    }
  }

  /** Files until there is no room, and returns the keys of all that it tried. */
  private static List<String> fileUntilRefused(
      SoftMachine bot, String name, Set<String> acknowledged) {
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < MOST; i++) {
      keys.add(name + "-number-" + i);
      HttpResponse<String> answer = file(bot, keys.getLast());
      if (answer.statusCode() != 201) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type"))
            .contains("application/problem+json");
        JsonNode problem = Json.parse(answer.body(), "The problem");
        assertThat(problem.path("type").asString())
            .isEqualTo("urn:countersign:problem:not-recorded");
        assertThat(problem.path("detail").asString()).contains("The database does not answer");
        return keys;
      }
      acknowledged.add(Json.parse(answer.body(), "It").path("id").asString());
    }
    throw new AssertionError("there is still room");
  }

  private static HttpResponse<String> file(SoftMachine bot, String key) {
    ObjectNode intent =
        Json.object()
            .put("wallet", "hot")
            .put("action", "transfer")
            .put("asset", "ETH")
            .put("amount", "0.001")
            .put("destination", Company.SUPPLIER.toString())
            .put("purpose", "Payout run 7");
    return bot.post(INTENTS, intent, "Idempotency-Key", key);
  }

  private FileChannel filler() throws IOException {
    return FileChannel.open(
        disk.resolve("filler"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  /** Takes all the room that is left. */
  private static void fill(FileChannel filler) throws IOException {
    filler.position(filler.size());
    try {
      while (true) {
        filler.write(ByteBuffer.allocate(4096));
      }
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("No space left");
    }
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
  }
}
