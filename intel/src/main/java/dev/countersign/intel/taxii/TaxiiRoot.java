package dev.countersign.intel.taxii;

import dev.countersign.model.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An API root whose collections can be read: answers what is asked of it. An object is told once to
 * whoever reads page by page, whatever is added meanwhile.
 */
public final class TaxiiRoot {
  private static final int MOST_SENT = 1 << 20;

  private final String title;
  private final String description;
  private final List<TaxiiCollection> collections;

  /** One of those collections. */
  public TaxiiRoot(String title, String description, List<TaxiiCollection> collections) {
    this.title = title;
    this.description = description;
    this.collections = List.copyOf(collections);
  }

  /**
   * The server's discovery (section 4.1).
   *
   * @param place where this root is: a URL, or a path of the same server, with a slash at its end
   */
  public TaxiiAnswer discovery(String place) {
    ObjectNode json = Json.object();
    json.put("title", title);
    json.put("description", description);
    json.put("default", place);
    json.putArray("api_roots").add(place);
    return TaxiiAnswer.of(json);
  }

  /** What this root is (section 4.2). */
  public TaxiiAnswer root() {
    ObjectNode json = Json.object();
    json.put("title", title);
    json.put("description", description);
    json.putArray("versions").add(MediaTypes.TAXII);
    json.put("max_content_length", MOST_SENT);
    return TaxiiAnswer.of(json);
  }

  /** All collections (section 5.1). */
  public TaxiiAnswer collections() {
    ObjectNode json = Json.object();
    ArrayNode all = json.putArray("collections");
    collections.forEach(one -> all.add(one.json()));
    return TaxiiAnswer.of(json);
  }

  /**
   * A collection (section 5.2).
   *
   * @param name its id or alias
   * @throws TaxiiRefusal where there is none of that name
   */
  public TaxiiAnswer collection(String name) {
    return TaxiiAnswer.of(find(name).json());
  }

  /**
   * Objects of a collection (section 5.4).
   *
   * @throws TaxiiRefusal where there is no such collection, or {@code next} is none
   */
  public TaxiiAnswer objects(String name, TaxiiQuery query) {
    return page(find(name), "objects", query, query.match(), "objects", TaxiiRoot::whole);
  }

  /**
   * What a collection holds, without the objects (section 5.3).
   *
   * @throws TaxiiRefusal likewise
   */
  public TaxiiAnswer manifest(String name, TaxiiQuery query) {
    return page(find(name), "manifest", query, query.match(), "objects", TaxiiRoot::record);
  }

  /**
   * One object (section 5.6).
   *
   * @throws TaxiiRefusal likewise, or where there is no such object at all
   */
  public TaxiiAnswer object(String name, String id, TaxiiQuery query) {
    TaxiiCollection collection = find(name);
    requireThere(collection, id);
    return page(
        collection, "object " + id, query, query.match().of(id), "objects", TaxiiRoot::whole);
  }

  /**
   * The versions of an object (section 5.8).
   *
   * @throws TaxiiRefusal likewise
   */
  public TaxiiAnswer versions(String name, String id, TaxiiQuery query) {
    TaxiiCollection collection = find(name);
    requireThere(collection, id);
    return page(
        collection,
        "versions " + id,
        query,
        query.match().of(id).ofAllVersions(),
        "versions",
        (one, into) -> into.add(one.version()));
  }

  private TaxiiCollection find(String name) {
    return collections.stream()
        .filter(one -> one.isCalled(name))
        .findFirst()
        .orElseThrow(() -> TaxiiRefusal.absent("There is no collection of that id or alias"));
  }

  private static void requireThere(TaxiiCollection collection, String id) {
    Match any = new Match(Set.of(id), Set.of(), Set.of(new Match.Wanted.All()), Set.of());
    if (collection.objects().objects(any, Instant.EPOCH, 1).isEmpty()) {
      throw TaxiiRefusal.absent("There is no object of that id in the collection");
    }
  }

  /** One more than a page holds is asked for, so that it is known whether there are more. */
  private static TaxiiAnswer page(
      TaxiiCollection collection,
      String resource,
      TaxiiQuery query,
      Match match,
      String list,
      BiConsumer<Added, ArrayNode> write) {
    String question = collection.id() + " " + resource + " " + query.canonical();
    Instant after =
        query.next().isEmpty()
            ? query.addedAfter().orElse(Instant.EPOCH)
            : NextToken.read(query.next(), question);
    List<Added> found = collection.objects().objects(match, after, query.limit() + 1);
    List<Added> page = found.subList(0, Math.min(found.size(), query.limit()));
    boolean more = found.size() > page.size();
    ObjectNode json = Json.object();
    json.put("more", more);
    if (page.isEmpty()) {
      return TaxiiAnswer.of(json); // lists of TAXII are left out rather than empty
    }
    Added last = page.getLast();
    if (more) {
      json.put("next", NextToken.behind(last.added(), question));
    }
    ArrayNode all = json.putArray(list);
    page.forEach(one -> write.accept(one, all));
    return new TaxiiAnswer(json, Optional.of(page.getFirst().added()), Optional.of(last.added()));
  }

  private static void whole(Added one, ArrayNode into) {
    into.add(one.object());
  }

  private static void record(Added one, ArrayNode into) {
    into.addObject()
        .put("id", one.id())
        .put("date_added", TaxiiTime.text(one.added()))
        .put("version", one.version())
        .put("media_type", "application/stix+json;version=" + one.specVersion());
  }
}
