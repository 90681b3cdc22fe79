package dev.countersign.acceptance.sign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.acceptance.node.Anvil;
import dev.countersign.chain.crypto.PrivateKey;
import dev.countersign.chain.crypto.Signature65;
import dev.countersign.chain.ethereum.SignedTransaction;
import dev.countersign.chain.ethereum.UnsignedTransaction;
import dev.countersign.chain.node.RpcValues;
import dev.countersign.chain.rlp.Rlp;
import dev.countersign.chain.rlp.RlpList;
import dev.countersign.chain.rlp.RlpString;
import dev.countersign.chain.signing.SigningInput;
import dev.countersign.gate.check.CheckRequest;
import dev.countersign.gate.check.CheckRequest.Beside;
import dev.countersign.gate.check.Checker;
import dev.countersign.gate.compose.AccountTerms;
import dev.countersign.gate.compose.Composer;
import dev.countersign.gate.intent.Intent;
import dev.countersign.gate.intent.Intent.Action;
import dev.countersign.gate.intent.Intent.IntentAsset;
import dev.countersign.gate.key.KeyFault;
import dev.countersign.gate.key.SigningKey;
import dev.countersign.gate.known.Directory;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Amount;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.Keccak256;
import dev.countersign.model.verdict.Outcome;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A plain account whose key is Countersign's: what is signed is sent to a real node and mined. */
class PlainAccountTest {
  private static final long CHAIN = 31_337;
  private static final Address RECEIVER = Address.of("0x00000000000000000000000000000000000ca11e");
  private static final BigInteger GWEI = BigInteger.TEN.pow(9);

  private static Anvil anvil;
  private static int number;

  @TempDir private Path folder = Path.of("");

  @BeforeAll
  static void start() {
    anvil = Anvil.start(CHAIN);
  }

  @AfterAll
  static void stop() {
    anvil.close();
  }

  @ParameterizedTest
  @EnumSource
  void paysWhatTheIntentAsksFor(Keys keys) throws KeyFault {
    try (SigningKey own = keys.create(folder, "account-" + number++)) {
      fund(own.address());
      Intent intent =
          new Intent(
              Action.TRANSFER,
              CHAIN,
              own.address(),
              new IntentAsset.Coin(),
              new Amount(Anvil.ETHER),
              RECEIVER,
              null,
              List.of(),
              "a test",
              "");
      UnsignedTransaction transaction =
          Composer.forAccount(
              intent,
              new AccountTerms(
                  CHAIN,
                  own.address(),
                  BigInteger.ZERO,
                  GWEI,
                  GWEI.multiply(BigInteger.TEN),
                  BigInteger.valueOf(30_000)));
      Bytes text = Bytes.of(transaction.preimage().toHex().getBytes(StandardCharsets.US_ASCII));
      assertThat(
              new Checker(Directory.SHIPPED, anvil, InstantSource.system())
                  .check(new CheckRequest(text, intent, new Beside(null, own.address(), null)))
                  .outcome())
          .isEqualTo(Outcome.ALLOW);
      BigInteger before = anvil.balance(RECEIVER);
      mined(signed(own, transaction));
      assertThat(anvil.balance(RECEIVER)).isEqualTo(before.add(Anvil.ETHER));
    }
  }

  /** From the objects of {@code eth_sendTransaction}, of every type that is signed here. */
  @Test
  void sendsTransactionsOfEveryType() throws KeyFault {
    try (SigningKey own = Keys.KEYSTORE.create(folder, "types")) {
      fund(own.address());
      BigInteger before = anvil.balance(RECEIVER);
      ObjectNode legacy = object(0).put("gasPrice", RpcValues.hex(GWEI.multiply(BigInteger.TEN)));
      ObjectNode listed = legacy.deepCopy().put("nonce", "0x1");
      listed
          .putArray("accessList")
          .addObject()
          .put("address", RECEIVER.toString())
          .putArray("storageKeys")
          .add("0x" + "00".repeat(32));
      ObjectNode dynamic = fees(object(2));
      ObjectNode delegating = fees(object(3)).put("gas", "0x186a0");
      delegating.putArray("authorizationList").add(authorization());
      List<ObjectNode> objects = List.of(legacy, listed, dynamic, delegating);
      List<Integer> types = List.of(0, 1, 2, 4);
      for (int i = 0; i < objects.size(); i++) {
        UnsignedTransaction transaction = UnsignedTransaction.fromJson(objects.get(i));
        assertThat(transaction.type()).isEqualTo(types.get(i));
        JsonNode receipt = mined(signed(own, transaction));
        assertThat(receipt.path("from").asString()).isEqualTo(own.address().toHex());
        assertThat(receipt.path("type").asString()).isEqualTo("0x" + types.get(i));
      }
      assertThat(anvil.balance(RECEIVER)).isEqualTo(before.add(BigInteger.valueOf(4 * 7)));
    }
  }

  private static ObjectNode object(int nonce) {
    return Json.object()
        .put("chainId", CHAIN)
        .put("nonce", "0x" + nonce)
        .put("gas", "0xc350")
        .put("to", RECEIVER.toString())
        .put("value", "0x7")
        .put("data", "0x");
  }

  private static ObjectNode fees(ObjectNode object) {
    return object
        .put("maxFeePerGas", RpcValues.hex(GWEI.multiply(BigInteger.TEN)))
        .put("maxPriorityFeePerGas", RpcValues.hex(GWEI));
  }

  /** Another account agrees to run the receiver's code, of which there is none (EIP-7702). */
  private static ObjectNode authorization() {
    try (PrivateKey authority = Keys.other(0xa77)) {
      RlpList fields =
          RlpList.of(
              RlpString.of(BigInteger.valueOf(CHAIN)),
              RlpString.of(RECEIVER),
              RlpString.of(BigInteger.ZERO));
      Signature65 signature =
          authority.sign(Keccak256.hash(Bytes.fromHex("0x05"), Rlp.encode(fields)));
      return Json.object()
          .put("chainId", CHAIN)
          .put("address", RECEIVER.toString())
          .put("nonce", "0x0")
          .put("yParity", "0x" + signature.yParity())
          .put("r", RpcValues.hex(signature.r()))
          .put("s", RpcValues.hex(signature.s()));
    }
  }

  private static SignedTransaction signed(SigningKey own, UnsignedTransaction transaction)
      throws KeyFault {
    return transaction.signed(own.address(), own.sign(SigningInput.of(transaction)));
  }

  private static JsonNode mined(SignedTransaction signed) {
    JsonNode hash = anvil.ask("eth_sendRawTransaction", RpcValues.text(signed.raw().toHex()));
    assertThat(hash.asString()).isEqualTo(signed.hash().toHex());
    JsonNode receipt = anvil.ask("eth_getTransactionReceipt", hash);
    while (receipt.isNull()) { // the block is made on another thread
      Thread.onSpinWait();
      receipt = anvil.ask("eth_getTransactionReceipt", hash);
    }
    assertThat(receipt.path("status").asString()).isEqualTo("0x1");
    return receipt;
  }

  private static void fund(Address account) {
    anvil.send(
        anvil.accounts().getFirst(), account, Anvil.ETHER.multiply(BigInteger.TWO), Bytes.EMPTY);
  }
}
