package dev.countersign.acceptance.drill;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What stands in the path of a mail and speaks HTTP itself. */
final class Programs {
  private static final Pattern PASS = Pattern.compile("name=\"pass\" value=\"([^\"]+)\"");
  private static final List<String> NAMES =
      List.of(
          "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/141.0 Safari/537.36",
          "Mozilla/5.0 (compatible; MailGateway/9.2)",
          "python-requests/2.32",
          "Mozilla/4.0 (compatible; ms-office; MSOffice 16)");

  private final HttpClient http = HttpClient.newHttpClient();

  /** A gateway: asks for the head, then for all of it. */
  void gateway(Letter letter, int number) {
    fetch(letter.link(), "HEAD", number, Map.of());
    fetch(letter.link(), "GET", number, Map.of());
  }

  /** A mail program that fetches what may be opened next, or makes a small picture of it. */
  void prefetch(Letter letter, int number) {
    fetch(letter.link(), "GET", number, Map.of("Sec-Purpose", "prefetch;prerender"));
    fetch(letter.link(), "GET", number, Map.of("Accept", "image/avif,image/webp,*/*"));
  }

  /**
   * A service that puts its own link in the place of each, and looks at the old one now and then.
   */
  void rewriter(Letter letter, int number) {
    fetch(URI.create(letter.link() + "?data=05%7C02%7C&reserved=0"), "GET", number, Map.of());
  }

  /** A crawler that sends every form it finds, once with each button. */
  void crawler(Letter letter, int number) {
    for (int choice = 0; choice < 6; choice++) {
      send(letter.link(), Map.of("pass", pass(letter.link()), "choice", "" + choice), number);
    }
  }

  /**
   * Some that know what the page's script would say, say it, and take the first button.
   *
   * @param clock as they wait, and nobody else does
   */
  void forgers(List<Letter> letters, Clockwork clock) {
    Map<Letter, String> passes = new HashMap<>();
    letters.forEach(letter -> passes.put(letter, pass(letter.link())));
    clock.move(Duration.ofSeconds(7));
    passes.forEach((letter, pass) -> {
      Map<String, String> said = new TreeMap<>();
      said.put("pass", pass);
      said.put("choice", "0");
      said.put("input", "mouse");
      said.put("trusted", "yes");
      said.put("seen", "yes");
      said.put("automated", "no");
      said.put("moves", "31");
      said.put("span", "900");
      said.put("dwell", "95");
      said.put("shown", "6100");
      send(letter.link(), said, 0);
    });
  }

  private String pass(URI link) {
    Matcher found = PASS.matcher(fetch(link, "GET", 0, Map.of()).body());
    if (!found.find()) {
      throw new AssertionError("no page to press at " + link);
    }
    return found.group(1);
  }

  private void send(URI link, Map<String, String> form, int number) {
    String body =
        form.entrySet().stream()
            .map(one ->
                one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    exchange(
        HttpRequest.newBuilder(link)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("User-Agent", name(number))
            .POST(BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> fetch(
      URI link, String method, int number, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(link)
            .header("User-Agent", name(number))
            .method(method, BodyPublishers.noBody());
    headers.forEach(request::header);
    return exchange(request);
  }

  private static String name(int number) {
    return NAMES.get(Math.floorMod(number, NAMES.size()));
  }

  private HttpResponse<String> exchange(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer = sent(request.build());
      if (answer.statusCode() != 200) {
        throw new AssertionError(answer.statusCode() + ": " + answer.body());
      }
      if (answer.headers().firstValue("Set-Cookie").isPresent()) {
        throw new AssertionError("it sets a cookie");
      }
      return answer;
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Once more where the server had just closed a connection that nobody had used for a while. */
  private HttpResponse<String> sent(HttpRequest request) throws IOException, InterruptedException {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      return http.send(request, BodyHandlers.ofString());
    }
  }
}
