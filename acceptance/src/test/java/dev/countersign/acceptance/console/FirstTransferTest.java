package dev.countersign.acceptance.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import dev.countersign.acceptance.node.Anvil;
import dev.countersign.acceptance.node.SafeDeployment;
import dev.countersign.acceptance.node.SafeDeployment.Safe;
import dev.countersign.acceptance.node.SafeRelease;
import dev.countersign.chain.crypto.PrivateKey;
import dev.countersign.chain.node.RpcValues;
import dev.countersign.cli.Countersign;
import dev.countersign.cli.terminal.Terminal;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.server.Server;
import dev.countersign.server.ServerOptions;
import dev.countersign.server.visit.Prepared;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The way of {@code docs/first-transfer.md}, step by step, with three people at three browsers and
 * a real Safe: from enrolment to the chain.
 */
class FirstTransferTest {
  private static final Address SUPPLIER = Address.of("0x00000000000000000000000000000000000ca11e");

  @Test
  void leadsFromEnrolmentToTheChain(@TempDir Path data) throws IOException {
    try (Anvil anvil = Anvil.start(31_337);
        Server server =
            Server.start(
                new ServerOptions(
                    0,
                    null,
                    Prepared.in(data.resolve("data")),
                    null,
                    List.of(anvil),
                    List.of(),
                    Clock.systemUTC(),
                    progress -> {}));
        Playwright playwright = Chromium.playwright();
        Browser browser = Chromium.launch(playwright);
        Somebody ada = new Somebody(server, browser);
        Somebody ben = new Somebody(server, browser);
        Somebody cy = new Somebody(server, browser)) {
      ada.founds("Ada Example", "ada@example.com");
      letIn(ada, ada, ada, ben, "Ben Example", "ben@example.com", "administrator", "approver");
      letIn(ada, ben, ben, cy, "Cy Example", "cy@example.com", "approver");
      ada.at("/people").getByText("Ada Example").last().click();
      ada.page().getByLabel("requester").check();
      ben.agrees(ada.proposes("What they may do"));

      Address key = Address.of(ada.at("/wallets").locator("tbody code").first().innerText());
      anvil.ask(
          "anvil_setBalance",
          RpcValues.text(key.toHex()),
          RpcValues.text(RpcValues.hex(Anvil.ETHER)));
      PrivateKey dee = owner(0xdee);
      PrivateKey eve = owner(0xe5e);
      Safe safe =
          new SafeDeployment(anvil)
              .create(SafeRelease.V1_4_1, 3, key, dee.address(), eve.address());
      addWallets(ada, ben, safe.address());

      ada.at("/addresses").getByLabel("Address", exactly()).fill(SUPPLIER.toString());
      ada.page().getByLabel("Label").fill("Supplier");
      ben.agrees(ada.proposes("Add an address"));

      Page ask = ada.at("/transfers/new");
      ask.getByLabel("From the wallet")
          .selectOption(ask.locator("option:has-text('treasury')").innerText());
      ask.getByLabel("Amount").fill("1.5");
      ask.getByLabel("To", exactly()).fill(SUPPLIER.toString());
      ask.getByLabel("What for").fill("Invoice 117");
      ada.press("Ask, with your passkey");
      String transfer = ada.path();
      assertThat(ada.page().locator(".banner")).containsText("Hold");
      assertThat(ada.page().locator("main")).containsText("1.5 ETH leaves the wallet for Supplier");

      ben.at(transfer);
      ben.clickAndStay("Approve, with your passkey");
      assertThat(ben.page().locator("main")).containsText("Still missing: 1 more of approvers");
      cy.at(transfer);
      cy.clickAndStay("Approve, with your passkey");
      assertThat(cy.page().locator(".banner")).containsText("countersigned");

      assertThat(anvil.balance(SUPPLIER)).isZero();
      Bytes digest = Bytes.fromHex(cy.page().locator("#live").getAttribute("data-digest"));
      ada.at(transfer)
          .getByLabel("Another owner’s signature")
          .fill(dee.sign(digest).bytes().concat(eve.sign(digest).bytes()).toHex());
      ada.clickAndStay("Add it");
      confirmed(ada, transfer);
      assertThat(anvil.balance(SUPPLIER))
          .isEqualTo(Anvil.ETHER.multiply(BigInteger.valueOf(3)).divide(BigInteger.TWO));
      assertThat(safe.nonce()).isEqualTo(1);
      assertThat(ada.violations()).isEmpty();
      assertThat(ben.violations()).isEmpty();
      verifyJournal(data);
    }
  }

  private static void addWallets(Somebody ada, Somebody ben, Address safe) {
    Page wallets = ada.at("/wallets");
    wallets.getByLabel("Kind").selectOption("account");
    wallets.getByLabel("Chain id").fill("31337");
    wallets.locator("#label").fill("carrier");
    ben.agrees(ada.proposes("Add a wallet"));
    wallets = ada.at("/wallets");
    wallets.getByLabel("Chain id").fill("31337");
    wallets.getByLabel("The Safe’s address").fill(safe.toString());
    wallets.locator("#label").fill("treasury");
    wallets
        .getByLabel("Carried out by")
        .selectOption(
            wallets.locator("#executor option:has-text('carrier')").getAttribute("value"));
    ben.agrees(ada.proposes("Add a wallet"));
  }

  /** Lets somebody in, by an invitation that others agree to. */
  static void letIn(
      Somebody ada,
      Somebody agreeing,
      Somebody vouching,
      Somebody newcomer,
      String name,
      String email,
      String... roles) {
    Page people = ada.at("/people");
    people.getByLabel("Name").fill(name);
    people.getByLabel("Mail address").fill(email);
    for (String role : roles) {
      people.getByLabel(role).check();
    }
    String change = ada.proposes("Let somebody in");
    if (agreeing != ada) {
      agreeing.agrees(change);
    }
    opens(ada, name);
    ada.page().getByText("Make a link").click();
    ada.page().waitForSelector(".shown:visible");
    String link = ada.page().locator(".shown").innerText().replaceAll("(?s).*?(http\\S+).*", "$1");
    String code = newcomer.comesIn(link);
    opens(vouching, name);
    vouching.page().getByLabel("The code that they read to you").fill(code);
    vouching.clickAndStay("Vouch, with your passkey");
  }

  /** Somebody's page, loaded with its script: before, its buttons do nothing. */
  private static void opens(Somebody who, String name) {
    who.at("/people").getByText(name).click();
    who.page().waitForURL(Pattern.compile(".*/people/[0-9a-f-]{36}"));
  }

  private static void confirmed(Somebody who, String transfer) {
    for (int i = 0;
        i < 60 && !who.at(transfer).locator(".banner").innerText().contains("confirmed");
        i++) {
      who.page().waitForTimeout(500);
    }
    assertThat(who.page().locator(".banner"))
        .containsText("confirmed", new ContainsTextOptions().setTimeout(1_000));
  }

  /** By the command, from an export, without the server. */
  private static void verifyJournal(Path folder) throws IOException {
    Path export = folder.resolve("journal.jsonl");
    int exported =
        Countersign.run(
            Terminal.ofProcess(),
            "journal",
            "export",
            "--data",
            folder.resolve("data").toString(),
            export.toString());
    assertThat(exported).isZero();
    assertThat(Files.readString(export)).contains("transfer-countersigned", "transfer-confirmed");
    assertThat(Countersign.run(Terminal.ofProcess(), "journal", "verify", export.toString()))
        .isZero();
  }

  private static Page.GetByLabelOptions exactly() {
    return new Page.GetByLabelOptions().setExact(true);
  }

  private static PrivateKey owner(long scalar) {
    return PrivateKey.of(Bytes.word(BigInteger.valueOf(scalar)).toArray());
  }
}
