package dev.countersign.acceptance.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.acceptance.node.SafeDeployment.Safe;
import dev.countersign.chain.safe.ExecTransaction;
import dev.countersign.chain.safe.SafeTransaction;
import dev.countersign.cli.Countersign;
import dev.countersign.cli.terminal.Terminal;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The data of {@code execTransaction} names no nonce: with a node its hash can still be told. */
class ExecTransactionOnNodeTest {
  private static final Address RECEIVER = Address.of("0x00000000000000000000000000000000000ca11e");

  private static Anvil anvil;
  private static SafeDeployment safes;

  @TempDir private Path folder;

  private record Run(int exitCode, String out, String err) {}

  @BeforeAll
  static void start() {
    anvil = Anvil.start(Trials.CHAIN);
    safes = new SafeDeployment(anvil);
  }

  @AfterAll
  static void stop() {
    anvil.close();
  }

  @Test
  void checksTheConfirmationsOfAnExecTransactionAgainstTheNode() throws IOException {
    Safe safe = safe(SafeRelease.V1_3_0);
    SafeTransaction payment = safe.call(RECEIVER, Anvil.ETHER, Bytes.EMPTY);
    Bytes signatures =
        account(1).word().concat(Bytes.word(BigInteger.ZERO)).concat(Bytes.fromHex("0x01"));
    Path file = folder.resolve("exec.hex");
    Files.writeString(file, ExecTransaction.encode(payment, signatures).toHex());
    Run run = check(file.toString(), "--rpc", anvil.url(), "--wallet", safe.address().toString());
    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.out().replaceAll("\\s+", " "))
        .contains("safeTxHash " + safe.hash(payment))
        .contains("[no-confirmation-belongs]");

    anvil.send(account(1), safe.address(), BigInteger.ZERO, approval(safe, payment));
    Run approved =
        check(file.toString(), "--rpc", anvil.url(), "--wallet", safe.address().toString());
    assertThat(approved.out()).doesNotContain("confirmation-belongs");
  }

  private static Bytes approval(Safe safe, SafeTransaction tx) {
    return Anvil.data("approveHash(bytes32)", safe.hash(tx));
  }

  private static Address account(int i) {
    return anvil.accounts().get(i);
  }

  private static Safe safe(SafeRelease release) {
    return safes.create(release, 2, account(1), account(2), account(3));
  }

  private static Run check(String file, String... options) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            false);
    String[] arguments = new String[options.length + 2];
    arguments[0] = "check";
    arguments[1] = file;
    System.arraycopy(options, 0, arguments, 2, options.length);
    int exitCode = Countersign.run(terminal, arguments);
    return new Run(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
