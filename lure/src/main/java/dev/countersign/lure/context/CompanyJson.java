package dev.countersign.lure.context;

import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A company as JSON and back: the form of the file that {@code countersign triage --company} reads.
 */
public final class CompanyJson {
  private static final Set<String> NAMES =
      Set.of(
          "name",
          "domains",
          "mailServers",
          "contacts",
          "correspondents",
          "sent",
          "protectedDomains",
          "rules");
  private static final Set<String> OF_CONTACT =
      Set.of("name", "kind", "addresses", "domains", "channels");

  private CompanyJson() {}

  /** As JSON, lists sorted. */
  public static ObjectNode write(Company company) {
    ObjectNode node = Json.object().put("name", company.name());
    sorted(node.putArray("domains"), company.domains());
    sorted(node.putArray("mailServers"), company.mailServers());
    ArrayNode contacts = node.putArray("contacts");
    for (Contact contact : company.contacts()) {
      ObjectNode one = contacts.addObject();
      one.put("name", contact.name());
      one.put("kind", contact.kind().name().toLowerCase(Locale.ROOT));
      sorted(one.putArray("addresses"), contact.addresses());
      sorted(one.putArray("domains"), contact.domains());
      contact.channels().forEach(one.putArray("channels")::add);
    }
    sorted(node.putArray("correspondents"), company.correspondents());
    sorted(node.putArray("sent"), company.sent());
    sorted(node.putArray("protectedDomains"), company.protectedDomains());
    node.put("rules", company.rules());
    return node;
  }

  /**
   * Reads a company; what is left out is empty.
   *
   * @throws UnreadableInput when it is no object, has another field, or a field of another kind
   */
  public static Company read(JsonNode node) {
    only(node, "The company", NAMES);
    return new Company(
        text(node, "name", "The company"),
        texts(node, "domains", "The company", true),
        texts(node, "mailServers", "The company", false),
        contacts(node.path("contacts")),
        texts(node, "correspondents", "The company", true),
        texts(node, "sent", "The company", false),
        texts(node, "protectedDomains", "The company", true),
        text(node, "rules", "The company"));
  }

  private static List<Contact> contacts(JsonNode list) {
    if (list.isMissingNode()) {
      return List.of();
    }
    if (!list.isArray()) {
      throw new UnreadableInput("The company's contacts are no list");
    }
    return list.valueStream().map(CompanyJson::contact).toList();
  }

  private static Contact contact(JsonNode node) {
    only(node, "A contact", OF_CONTACT);
    String name = text(node, "name", "A contact");
    if (name.isBlank()) {
      throw new UnreadableInput("A contact has no name");
    }
    return new Contact(
        name,
        kind(text(node, "kind", name), name),
        texts(node, "addresses", name, true),
        texts(node, "domains", name, true),
        List.copyOf(texts(node, "channels", name, false)));
  }

  private static Contact.Kind kind(String word, String name) {
    for (Contact.Kind kind : Contact.Kind.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).equals(word)) {
        return kind;
      }
    }
    throw new UnreadableInput(
        "The contact "
            + name
            + " is of the kind \""
            + word
            + "\"; expected colleague, counterparty or acquaintance");
  }

  private static void only(JsonNode node, String what, Set<String> names) {
    if (!node.isObject()) {
      throw new UnreadableInput(what + " is no JSON object");
    }
    for (String name : node.propertyNames()) {
      if (!names.contains(name)) {
        throw new UnreadableInput(
            what
                + " has the field \""
                + name
                + "\"; expected only "
                + names.stream().sorted().toList());
      }
    }
  }

  private static String text(JsonNode node, String name, String what) {
    JsonNode value = node.path(name);
    if (value.isMissingNode()) {
      return "";
    }
    if (!value.isString()) {
      throw new UnreadableInput(what + ": \"" + name + "\" is no text");
    }
    return value.asString();
  }

  private static Set<String> texts(JsonNode node, String name, String what, boolean lower) {
    JsonNode list = node.path(name);
    if (list.isMissingNode()) {
      return Set.of();
    }
    if (!list.isArray() || list.valueStream().anyMatch(one -> !one.isString())) {
      throw new UnreadableInput(what + ": \"" + name + "\" is no list of texts");
    }
    Set<String> texts = new LinkedHashSet<>();
    list.forEach(
        one -> texts.add(lower ? one.asString().toLowerCase(Locale.ROOT) : one.asString()));
    return texts;
  }

  private static void sorted(ArrayNode into, Collection<String> texts) {
    texts.stream().sorted().forEach(into::add);
  }
}
