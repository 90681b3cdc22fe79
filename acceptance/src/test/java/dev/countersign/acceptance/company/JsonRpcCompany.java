package dev.countersign.acceptance.company;

import dev.countersign.cli.connect.MachineKey;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A company with a bot that knows only JSON-RPC, through {@code countersign connect}, on a real
 * chain.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class JsonRpcCompany {
  static final int HELD = -32_050;
  static final int REFUSED = -32_051;
  static final int NO_METHOD = -32_601;
  static final int BAD_PARAMS = -32_602;

  Company company;
  Bot bot;
  Bot safe;
  Address coin;
  Address router;

  @BeforeAll
  void found(@TempDir Path folder) {
    company = MachineCompany.found(folder.resolve("data"));
    Path file = folder.resolve("bot.key");
    String jwk = Json.compact(MachineKey.create(file).publicJwk());
    company.change(
        "machine-added", Bot.form("bot", jwk, MachineCompany.person(company, "amy"), "request"));
    bot = new Bot(company, file, "bot", "hot");
    safe = new Bot(company, file, "bot", "treasury");
    coin = company.anvil().create("Coin");
    router = company.anvil().create("Coin");
    MachineCompany.know(
        company,
        """
        {"domains": ["app.example.com"],
         "tokens": [{"chainId": 31337, "contract": "%s", "symbol": "COIN", "decimals": 18}],
         "addresses": [{"chainId": 31337, "address": "%s", "kind": "spender", "label": "Router"}]}
        """
            .formatted(coin, router));
  }

  @AfterAll
  void close() {
    bot.close();
    safe.close();
    company.close();
  }

  static ObjectNode ether(String amount) {
    return Bot.payment(
        Company.SUPPLIER, new BigDecimal(amount).movePointRight(18).toBigIntegerExact().toString());
  }

  static ObjectNode beside(String key) {
    return Json.object().put("key", key);
  }

  BigInteger paid(Runnable work) {
    BigInteger before = company.anvil().balance(Company.SUPPLIER);
    work.run();
    return company.anvil().balance(Company.SUPPLIER).subtract(before);
  }

  JsonNode mined(JsonNode hash) {
    JsonNode receipt = bot.result("eth_getTransactionReceipt", hash);
    long end = System.nanoTime() + 60_000_000_000L;
    while (receipt.isNull()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not mined: " + hash);
      }
      Company.pause();
      receipt = bot.result("eth_getTransactionReceipt", hash);
    }
    return receipt;
  }
}
