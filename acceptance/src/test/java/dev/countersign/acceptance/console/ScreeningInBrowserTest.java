package dev.countersign.acceptance.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.countersign.chain.node.NodeClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whose an address is, and from where its value comes, as people ask it. */
class ScreeningInBrowserTest extends InBrowser {
  /** Of the list that ships with the product. */
  private static final String THIEF = "0x51e9d833ecae4e8d9d8be17300aee6d3398c135d";

  private static final String BETWEEN = "0x" + "b2".repeat(20);
  private static final String ASKED = "0x" + "d4".repeat(20);

  @Override
  List<NodeClient> nodes(Path data) throws IOException {
    Path ledger = Files.createDirectories(data.resolve("ledgers/mine"));
    Files.writeString(
        ledger.resolve("transactions.csv"),
        "hash,block_number,transaction_index,from_address,to_address,value,gas_price,"
            + "receipt_gas_used,receipt_status\n"
            + row(1, THIEF, BETWEEN, "300000000000000000000")
            + row(2, BETWEEN, ASKED, "300000000000000000000")
            + row(3, "0x" + "c3".repeat(20), ASKED, "700000000000000000000"));
    return List.of();
  }

  private static String row(int number, String from, String to, String value) {
    String hash = "0x" + "0%d".formatted(number).repeat(32);
    return "%s,%d,0,%s,%s,%s,0,0,1%n".formatted(hash, number, from, to, value);
  }

  @Test
  void tellsTheWayOfTheValueInPlaceAndOnThePageThatIsKept() {
    Page page = visit("/screening");
    TwoPeople.open(page);
    TwoPeople.examine(page, "the form of a screening");
    page.getByLabel("Addresses", new Page.GetByLabelOptions().setExact(true)).fill(ASKED);
    page.getByLabel("Ledger", new Page.GetByLabelOptions().setExact(true)).selectOption("mine");
    press(page);
    assertThat(page.locator("#answer .exposure")).containsText("30 % of what it got (300 ETH)");
    assertThat(page.locator("#answer .exposure li"))
        .containsText(new String[] {THIEF, BETWEEN, ASKED});
    TwoPeople.open(page);
    TwoPeople.examine(page, "an answer with a way");

    page.locator("#answer h2 a").click();
    assertThat(page.locator("h1")).containsText("Answer of");
    assertThat(page).hasURL(Pattern.compile("/screening/[0-9a-f-]{36}$"));
    assertThat(page.locator("main")).containsText("through the ledger mine");
    assertThat(page.locator(".exposure li").last()).containsText("0x" + "02".repeat(32));
    TwoPeople.examine(page, "an answer that was kept");
    assertThat(violations()).isEmpty();
  }

  @Test
  void saysInPlaceWhatCannotBeAsked() {
    Page page = visit("/screening");
    TwoPeople.open(page);
    page.getByLabel("Addresses", new Page.GetByLabelOptions().setExact(true)).fill(ASKED);
    page.getByLabel("Ledger", new Page.GetByLabelOptions().setExact(true)).selectOption("mine");
    page.getByLabel("Least share").fill("2");
    press(page);
    assertThat(page.locator("#answer")).containsText("expected 0 to 1");
    TwoPeople.examine(page, "a screening that was refused");
    assertThat(violations()).isEmpty();
  }

  private static void press(Page page) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Screen").setExact(true))
        .click();
  }
}
