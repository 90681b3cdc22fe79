package dev.countersign.lure.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.lure.message.Hyperlink;
import dev.countersign.model.verdict.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found in links, and what is not. */
class LinkReadingTest {
  private static final DomainWatch WATCH =
      DomainWatch.over(
          List.of(new Protected("kestrelmint.com", Protected.Kind.OWN)),
          new Lists(Set.of(), Set.of("drain.test"), Set.of(), 0));

  private static List<Finding> read(String text, String target) {
    return LinkReading.read(List.of(new Hyperlink(text, target, "the text, line 4")), WATCH);
  }

  private static List<String> codes(String text, String target) {
    return read(text, target).stream().map(one -> one.code().code()).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "https://kestrelmint.com.a-b.xyz/a own-domain-imitated",
        "https://kestrelmnit.com/a imitated-domain",
        "https://metamask-support.io imitated-domain",
        "https://www.drain.test/x listed-domain",
        "https://airdrop-beta.example.xyz lure-words-domain",
        "https://bit.ly/3xyz shortened-link",
        "javascript:alert(1) dangerous-scheme",
        "JaVaScRiPt:alert(1) dangerous-scheme",
        "search-ms:query=x&crumb=location:\\\\\\\\evil dangerous-scheme",
        "ms-msdt:/id dangerous-scheme",
        "javascript:eval(name) dangerous-scheme",
        "javascript:fetch('//a.test').then(r=>r.text()).then(eval) dangerous-scheme",
        "javascript:a();location='//a.test' dangerous-scheme",
        "ssh://-oProxyCommand=x/a dangerous-scheme",
        "https:\\\\a.test/b deceptive-spelling",
        "https://kestrelmint.com\\\\@a.test/ deceptive-spelling",
        "data:text/html;base64,AAAA content-in-link",
        "data:image/svg+xml,x content-in-link",
        "blob:https://a.test/1 content-in-link",
        "file://server/share/a.lnk file-link",
        "\\\\\\\\server\\\\share file-link",
        "wc:abc@2?relay=x wallet-link",
        "https://binance.com@evil.test/ user-in-address",
        "https://binance.com%2Flogin@evil.test/ user-in-address",
        "https://login.microsoftonline.com/common/oauth2/v2.0/authorize?client_id=5c&scope=Mail.Read%20offline_access&redirect_uri=https://a.test/cb consent-asked",
        "https://accounts.google.com/o/oauth2/v2/auth?client_id=5c&scope=openid+https://www.googleapis.com/auth/drive.readonly consent-asked",
        "https://github.com/login/oauth/authorize?client_id=Iv1&scope=repo,workflow consent-asked",
        "https://microsoft.com/devicelogin consent-asked",
        "http://192.0.2.7/a bare-address",
        "http://[2001:db8::1]/ bare-address",
        "http://3221225991/ disguised-address",
        "http://0xC0000207/ disguised-address",
        "http://0300.0.2.7/ disguised-address",
        "http://192.0.519/ disguised-address",
        "https://example.org:4433/ odd-port",
        "https://xn--mnchen-3ya.de/ international-domain",
        "https://p\u0430yments-example.org/ mixed-alphabets",
        "https://example.org/r?url=https%3A%2F%2Fother.test%2F redirecting-link",
        "https://example.org/go/https://other.test/ redirecting-link",
        "https://ipfs.io/ipfs/bafy content-gateway",
        "https://something.github.io/ free-hosting",
        "https://example.org/test.zip download-link",
        "https://example.org/Setup%2Eexe download-link",
        "https://raw.githubusercontent.com/some/one/main/a.js code-host-file",
        "https://github.com/some/one/releases/download/v1/a code-host-file",
        "https:\\\\\\\\example.org\\\\a deceptive-spelling",
        "https://ex%61mple.org/ deceptive-spelling",
        "https://exam\u200bple.org/ deceptive-spelling"
      })
  void finds(String target, String code) {
    String written = target.translateEscapes();
    assertThat(codes("here", written)).contains(code);
    for (Finding finding : read("here", written)) {
      assertThat(finding.evidence()).containsKeys("words", "where", "sure");
      assertThat(finding.evidence().get("words")).doesNotStartWith("http").hasSizeLessThan(201);
    }
  }

  @Test
  void whoAMailComesFromIsLookedAtLikeALink() {
    assertThat(
            LinkReading.ofAddress("linkedin-careers.net", "the header From", WATCH).stream()
                .map(one -> one.code().code() + " in " + one.evidence().get("where")))
        .containsExactly("imitated-domain in the header From");
    assertThat(
            LinkReading.ofAddress("mail.kestrelmint.com.pay.test", "the header From", WATCH)
                .stream()
                .map(one -> one.code().code()))
        .containsExactly("own-domain-imitated");
    assertThat(
            LinkReading.ofAddress("www.drain.test", "the header Reply-To", WATCH).stream()
                .map(one -> one.code().code()))
        .containsExactly("listed-domain");
    assertThat(LinkReading.ofAddress("linkedin.com", "the header From", WATCH)).isEmpty();
    assertThat(LinkReading.ofAddress("", "the header From", WATCH)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.org/",
        "https://kestrelmint.com/login",
        "https://app.uniswap.org/",
        "mailto:someone@example.org",
        "tel:+41440000000",
        "#top",
        "/relative/page",
        "data:image/png;base64,AAAA",
        "https://user@git.example.org/x.git",
        "https://example.org/search?q=url",
        "https://example.org/r?url=https://example.org/b",
        "https://example.org:8443/",
        "https://github.com/some/one",
        "https://github.com/login",
        "https://accounts.google.com/o/oauth2/v2/auth?client_id=5c&scope=openid+email+profile",
        "javascript:void(0)",
        "javascript:popUp('news.cfm?id=95027')",
        "javascript:history.back()",
        "ssh://build.example.org/backup",
        "file:///srv/packages/list",
        "https://weblog.example.org/a\\n",
        "http://%7Bname%7D%20%7Bat%7D/",
        "https://login.example.org/oauth/authorize?scope=mail.read",
        "http:/example.org",
        "",
        " "
      })
  void findsNothing(String target) {
    assertThat(codes("here", target)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "https://kestrelmint.com/login, https://evil.test/, known-name-elsewhere",
    "metamask.io, https://evil.test/, known-name-elsewhere",
    "metamask[.]io, https://evil.test/, known-name-elsewhere",
    "example.org, https://example.com/, text-against-target",
    "metamask.io, https://u1.ct.sendgrid.net/x, text-against-target"
  })
  void comparesTextWithTarget(String text, String target, String code) {
    assertThat(codes(text, target)).contains(code);
  }

  @ParameterizedTest
  @CsvSource({
    "www.example.org, https://example.org/a",
    "binance.com, https://www.binance.us/",
    "invoice.pdf, https://example.org/a",
    "Click here, https://example.org/a",
    "e.g, https://example.org/a"
  })
  void aTextThatAgreesIsFine(String text, String target) {
    assertThat(codes(text, target)).isEmpty();
  }

  @Test
  void looksBehindRedirects() {
    assertThat(codes("x", "https://example.org/r?u=https://example.com/?v=https://drain.test"))
        .contains("redirecting-link");
    assertThat(codes("x", "https://example.org/r?u=https%3A%2F%2Fdrain.test"))
        .contains("listed-domain");
  }

  @Test
  void saysThatThereAreMore() {
    List<Hyperlink> many = new ArrayList<>();
    for (int i = 0; i <= LinkReading.MOST; i++) {
      many.add(new Hyperlink("x", "https://example.org/" + i, "the text"));
    }
    assertThat(LinkReading.read(many, WATCH).stream().map(one -> one.code().code()))
        .containsExactly("links-unread");
    many.removeLast();
    assertThat(LinkReading.read(many, WATCH)).isEmpty();
  }

  @Test
  void aLinkIsReadOnce() {
    Hyperlink link = new Hyperlink("x", "https://drain.test/", "the text");
    assertThat(LinkReading.read(List.of(link, link), WATCH)).hasSize(1);
  }
}
