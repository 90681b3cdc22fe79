package dev.countersign.lure.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is imitated, how; and who is not accused. */
class DomainWatchTest {
  private static final List<Protected> OURS =
      List.of(
          new Protected("kestrelmint.com", Protected.Kind.OWN),
          new Protected("harbour-custody.io", Protected.Kind.COUNTERPARTY),
          new Protected("wikipedia.org", Protected.Kind.POPULAR));
  private static final DomainWatch WATCH = DomainWatch.over(OURS, Lists.NONE);

  @ParameterizedTest
  @CsvSource({
    "kestrelmnit.com, kestrelmint.com, SWAPPED",
    "kesstrelmint.com, kestrelmint.com, DOUBLED",
    "kestrlmint.com, kestrelmint.com, OMITTED",
    "kestrelmiknt.com, kestrelmint.com, INSERTED",
    "kesttelmint.com, kestrelmint.com, NEIGHBOUR",
    "kestrelpint.com, kestrelmint.com, REPLACED",
    "kestrelrnint.com, kestrelmint.com, SIMILAR_LETTERS",
    "kestre1mint.com, kestrelmint.com, SIMILAR_LETTERS",
    "kestrelm\u0456nt.com, kestrelmint.com, OTHER_ALPHABET",
    "kestrel-mint.com, kestrelmint.com, HYPHENATED",
    "kestrelmint.net, kestrelmint.com, OTHER_ENDING",
    "kestrelmint-login.com, kestrelmint.com, COMBINED",
    "kestrelmint.com.sign-in.test-site.org, kestrelmint.com, SUBDOMAIN",
    "kestrelmint.pages.dev, kestrelmint.com, FREE_HOSTING",
    "harbourcustody.io, harbour-custody.io, OTHER_ENDING",
    "metamask-support.io, metamask.io, COMBINED",
    "uniswap.claims, uniswap.org, OTHER_ENDING",
    "uniswap.org.claim-eth.xyz, uniswap.org, SUBDOMAIN",
    "claimarbitrum.xyz, arbitrum.io, COMBINED",
    "pancakesvvap.finance, pancakeswap.finance, SIMILAR_LETTERS",
    "coinbase.vercel.app, coinbase.com, FREE_HOSTING",
    "wikipedia.org.example-news.xyz, wikipedia.org, SUBDOMAIN",
    "wikipedai.org, wikipedia.org, SWAPPED",
    "w1kipedia.org, wikipedia.org, SIMILAR_LETTERS",
    "phantom-claim.xyz, phantom.app, COMBINED",
    "base-airdrop.com, base.org, COMBINED",
    "us05web-zoom.biz, zoom.us, COMBINED",
    "teams-microsoft.online, teams.microsoft.com, HYPHENATED",
    "meet.google-call.com, google.com, COMBINED",
    "calendly.app-meeting.com, calendly.com, SUBDOMAIN",
    "calendly.meet-pellstreet.com, calendly.com, SUBDOMAIN",
    "linkedin-careers.net, linkedin.com, COMBINED",
    "linkedln-jobs.com, linkedin.com, SIMILAR_LETTERS",
    "githubb.com, github.com, DOUBLED",
    "telegram-oauth.com, telegram.org, COMBINED",
    "docusign-secure.net, docusign.com, COMBINED",
    "micros0ft.com, microsoft.com, SIMILAR_LETTERS",
    "netflix-login.pages.dev, netflix.com, FREE_HOSTING"
  })
  void tellsWhomAndHow(String host, String imitated, Technique technique) {
    Optional<Imitation> found = WATCH.look(host);
    assertThat(found).isPresent();
    assertThat(found.get().imitated()).isEqualTo(imitated);
    assertThat(found.get().technique()).isEqualTo(technique);
    assertThat(found.get().sentence()).contains("[.]").contains(technique.words());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kestrelmint.com",
        "mail.kestrelmint.com",
        "KESTRELMINT.COM.",
        "wikipedia.org",
        "de.wikipedia.org",
        "wikipedia.de",
        "phantom.com",
        "phantomopera.org",
        "base.com",
        "basecamp.com",
        "safe.org",
        "research.net",
        "compound-interest.org",
        "nearby.org",
        "pages.dev",
        "co.uk",
        "metamask.github.io",
        "coindesk.com",
        "cointelegraph.com",
        "ethresear.ch",
        "decrypt.co",
        "theblock.co",
        "mempool.space",
        "google.kg",
        "gitlab.dev.example.org",
        "jira.intern.example.org",
        "gitlab.support.kestrel-labs.org",
        "python-telegram-bot.org",
        "documentcloud.org",
        "azure-sdk-impressions.azurewebsites.net",
        "netflix-clone.vercel.app",
        "chromedevtools.github.io",
        "eth-finance.io",
        "connect-community.org",
        "liveblocks.io",
        "fultonchaindesign.com",
        "bankofengland.co.uk",
        "xn--mnchen-3ya.de",
        "192.0.2.1",
        "localhost",
        "",
        "..",
        "not a host"
      })
  void accusesNobodyElse(String host) {
    assertThat(WATCH.look(host)).isEmpty();
  }

  @Test
  void neverAccusesTheRealDomainsOfBrands() {
    for (Brand brand : Brand.SHIPPED) {
      for (String domain : brand.domains()) {
        assertThat(WATCH.look(domain)).as(domain).isEmpty();
        assertThat(WATCH.look("www." + domain)).as(domain).isEmpty();
        assertThat(WATCH.look("app." + domain)).as(domain).isEmpty();
      }
    }
  }

  /** Every technique against every long brand that was coined: all are found. */
  @Test
  void findsEachTechniqueOnEachLongBrand() {
    List<String> missed = new ArrayList<>();
    for (Brand brand : Brand.SHIPPED) {
      if (brand.word() != Brand.Word.COINED) {
        continue;
      }
      for (String word : brand.words()) {
        if (word.length() >= 9 && word.matches("[a-z]+")) {
          for (String host : imitations(word, brand.domains().getFirst())) {
            if (WATCH.look(host).isEmpty()) {
              missed.add(host);
            }
          }
        }
      }
    }
    assertThat(missed).isEmpty();
  }

  private static List<String> imitations(String word, String domain) {
    String half = word.substring(0, 4);
    String rest = word.substring(4);
    return List.of(
        word + "-claim.com",
        "airdrop" + word + ".net",
        word + ".claims",
        "login." + word + ".lol",
        word + "-support.vercel.app",
        domain + ".verify-wallet.xyz",
        half + "-" + rest + ".app",
        word.replace('o', '0') + "-claim.online");
  }

  @Test
  void everySlipOfACounterpartyIsFoundUnderItsOwnEnding() {
    String word = "harbourcustody";
    for (int i = 1; i < word.length(); i++) {
      String omitted = word.substring(0, i) + word.substring(i + 1);
      String doubled = word.substring(0, i) + word.charAt(i) + word.substring(i);
      String replaced = word.substring(0, i) + "q" + word.substring(i + 1);
      for (String one : List.of(omitted, doubled, replaced)) {
        assertThat(WATCH.look(one + ".io")).as(one).isPresent();
      }
    }
  }

  @Test
  void anAllowedDomainIsNotAccused() {
    Lists lists = new Lists(Set.of("metamask-support.io"), Set.of(), Set.of(), 0);
    DomainWatch watch = DomainWatch.over(OURS, lists);
    assertThat(watch.look("metamask-support.io")).isEmpty();
    assertThat(watch.look("www.metamask-support.io")).isEmpty();
    assertThat(watch.look("metamask-supports.io")).isPresent();
  }

  @Test
  void readsPunycodeAsItIsShown() {
    String wire = WATCH.look("metam\u0430sk.io").orElseThrow().host();
    assertThat(wire).startsWith("xn--");
    assertThat(WATCH.look(wire).orElseThrow().technique()).isEqualTo(Technique.OTHER_ALPHABET);
  }

  @ParameterizedTest
  @CsvSource({
    "airdrop-beta.example.xyz, true",
    "claim-of-tokens.top, true",
    "ciaim-now.com, true",
    "example.com, false",
    "mint.com, false",
    "rewards.example.org, false",
    "wallet-shop.com, false"
  })
  void seesWordsOfLures(String host, boolean expected) {
    assertThat(WATCH.lureWords(Host.of(host).orElseThrow()).isPresent()).isEqualTo(expected);
  }
}
