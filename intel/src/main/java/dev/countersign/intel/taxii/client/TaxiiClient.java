package dev.countersign.intel.taxii.client;

import dev.countersign.intel.taxii.MediaTypes;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Reads a server: what it is, its API roots, their collections, and their objects page by page.
 * What a server says is taken as that of a stranger: everything has a bound, a root on another
 * server is not followed, and one that gives the same page over and over is refused.
 */
public final class TaxiiClient {
  private static final int MOST_ROOTS = 100;
  private static final int MOST_COLLECTIONS = 1_000;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,100}");

  private final TaxiiTransport transport;
  private final Bounds bounds;
  private final InstantSource clock;

  /** One that asks by that transport. */
  public TaxiiClient(TaxiiTransport transport, Bounds bounds, InstantSource clock) {
    this.transport = transport;
    this.bounds = bounds;
    this.clock = clock;
  }

  /**
   * The collections of all API roots of a server.
   *
   * @param address of its discovery, or of one API root
   * @throws UnreadableInput where it does not answer as TAXII 2.1 says
   */
  public List<RemoteCollection> collections(URI address) {
    URI place = slashed(address);
    JsonNode told = get(place);
    List<URI> roots = told.has("versions") ? List.of(place) : roots(place, told);
    List<RemoteCollection> all = new ArrayList<>();
    for (URI root : roots) {
      for (JsonNode one : get(root.resolve("collections/")).path("collections")) {
        String id = one.path("id").asString("");
        if (!ID.matcher(id).matches() || all.size() == MOST_COLLECTIONS) {
          throw new UnreadableInput(
              place.getHost() + " tells a collection without an id, or more than 1,000");
        }
        all.add(
            new RemoteCollection(
                root, id, one.path("title").asString(""), one.path("can_read").asBoolean(false)));
      }
    }
    return all;
  }

  /**
   * Takes all objects of a collection, in the order in which they were added to it.
   *
   * @param addedAfter only those added later, as {@link Taken#addedLast} told it; empty for all
   * @param taker is given each object once
   * @throws UnreadableInput where the server does not answer as TAXII 2.1 says, or past a bound
   */
  public Taken take(RemoteCollection collection, String addedAfter, Consumer<JsonNode> taker) {
    return new Taking(this, collection, bounds, clock, taker).all(addedAfter);
  }

  private static List<URI> roots(URI place, JsonNode told) {
    List<URI> roots = new ArrayList<>();
    for (JsonNode one : told.path("api_roots")) {
      URI root = slashed(place.resolve(uri(one.asString(""), place)));
      if (!sameServer(place, root)) {
        throw new UnreadableInput(
            place.getHost()
                + " names the API root "
                + root
                + " on another server; ask that one by its own address");
      }
      roots.add(root);
    }
    if (roots.isEmpty() || roots.size() > MOST_ROOTS) {
      throw new UnreadableInput(
          place + " names no API root, or more than " + MOST_ROOTS + "; is it a TAXII 2.1 server?");
    }
    return roots;
  }

  private static boolean sameServer(URI one, URI other) {
    return String.valueOf(one.getScheme()).equalsIgnoreCase(other.getScheme())
        && String.valueOf(one.getAuthority()).equalsIgnoreCase(other.getAuthority());
  }

  JsonNode get(URI address) {
    return body(answer(address, bounds.pageBytes(), bounds.answer()), address);
  }

  TaxiiTransport.Response answer(URI address, long most, Duration patience) {
    TaxiiTransport.Response response = transport.get(address, most, patience);
    if (response.status() != 200) {
      throw new UnreadableInput(
          address.getHost() + " answers " + response.status() + why(response).orElse(""));
    }
    if (!MediaTypes.isTaxii(response.type())) {
      throw new UnreadableInput(
          address.getHost()
              + " answers "
              + (response.type().isEmpty() ? "without a Content-Type" : response.type())
              + "; expected "
              + MediaTypes.TAXII);
    }
    return response;
  }

  static JsonNode body(TaxiiTransport.Response response, URI address) {
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(response.body().toArray()))
              .toString();
      JsonNode json = Json.parse(text, "An answer of " + address.getHost());
      if (!json.isObject()) {
        throw new UnreadableInput("An answer of " + address.getHost() + " is no object in braces");
      }
      return json;
    } catch (CharacterCodingException e) {
      throw new UnreadableInput("An answer of " + address.getHost() + " is no UTF-8 text");
    }
  }

  /** The sentence of an error message, as far as it can be read. */
  private static Optional<String> why(TaxiiTransport.Response response) {
    try {
      JsonNode error =
          Json.parse(new String(response.body().toArray(), StandardCharsets.UTF_8), "It");
      String said = error.path("description").asString(error.path("title").asString(""));
      return said.isEmpty() ? Optional.empty() : Optional.of(": " + said);
    } catch (UnreadableInput e) {
      return Optional.empty();
    }
  }

  private static URI slashed(URI address) {
    boolean web = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
    if (!web || address.getHost() == null || address.getRawUserInfo() != null) {
      throw new UnreadableInput(
          "The address of a TAXII server is "
              + address.getScheme()
              + "://…; expected https://host/path/, without a name or password in it");
    }
    String path = address.getRawPath() == null ? "/" : address.getRawPath();
    return address.resolve(path.endsWith("/") ? path : path + "/");
  }

  private static URI uri(String text, URI place) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      throw new UnreadableInput(place.getHost() + " names an API root that is no address");
    }
  }
}
