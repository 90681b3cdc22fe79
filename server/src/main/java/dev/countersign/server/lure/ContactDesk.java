package dev.countersign.server.lure;

import dev.countersign.lure.context.Contact;
import dev.countersign.lure.context.Contact.Kind;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.lure.ContactStore.Known;
import dev.countersign.server.lure.ContactStore.Us;
import dev.countersign.server.people.Person;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Where security keeps the directory of verified contacts, and what is said of ourselves. */
public final class ContactDesk {
  private static final String DOMAIN = "[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9-]+)+";
  private static final int MOST = 50;
  private static final int LONGEST = 200;

  private final JournalStore journal;
  private final ContactStore contacts;

  ContactDesk(JournalStore journal, ContactStore contacts) {
    this.journal = journal;
    this.contacts = contacts;
  }

  /** The contacts. */
  public ContactStore store() {
    return contacts;
  }

  /**
   * A contact as a form says it; each field a list, one a line or with commas between.
   *
   * @throws UnreadableInput when something is missing or none
   */
  public static Contact read(
      String name, String kind, String addresses, String domains, String channels) {
    String called = name.strip();
    if (called.isEmpty() || called.length() > 100) {
      throw new UnreadableInput("The name needs 1 to 100 characters");
    }
    Set<String> mail = list(addresses, "[,\\s]+");
    for (String one : mail) {
      if (!one.matches("[^\\s@<>\"]{1,100}@" + DOMAIN)) {
        throw new UnreadableInput(
            "\"" + one + "\" is no mail address; expected one such as ada@example.com");
      }
    }
    List<String> ways = List.copyOf(lines(channels));
    if (ways.isEmpty()) {
      throw new UnreadableInput(
          "Say how they are reached, such as: phone +41 44 000 00 00, from the contract");
    }
    return new Contact(called, kind(kind), mail, domains(domains), ways);
  }

  private static Kind kind(String word) {
    return Arrays.stream(Kind.values())
        .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst()
        .orElseThrow(() ->
            new UnreadableInput("The kind is one of colleague, counterparty and acquaintance"));
  }

  /**
   * Domains as a form says them.
   *
   * @throws UnreadableInput when one is none
   */
  public static Set<String> domains(String text) {
    Set<String> domains = list(text, "[,\\s]+");
    for (String one : domains) {
      if (!one.matches(DOMAIN) || one.length() > 253) {
        throw new UnreadableInput("\"" + one + "\" is no domain; expected one such as example.com");
      }
    }
    return domains;
  }

  private static Set<String> list(String text, String between) {
    Set<String> all = new LinkedHashSet<>();
    for (String one : text.strip().split(between, -1)) {
      if (!one.isBlank()) {
        all.add(one.strip().toLowerCase(Locale.ROOT));
      }
    }
    if (all.size() > MOST) {
      throw new UnreadableInput("There are more than " + MOST + " in one list");
    }
    return all;
  }

  private static Set<String> lines(String text) {
    Set<String> all = new LinkedHashSet<>();
    text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(all::add);
    if (all.size() > MOST || all.stream().anyMatch(line -> line.length() > LONGEST)) {
      throw new UnreadableInput(
          "At most " + MOST + " ways to reach them, each of at most " + LONGEST + " characters");
    }
    return all;
  }

  /**
   * Adds a contact, or changes one.
   *
   * @param id of the one that is changed; null for a new one
   */
  public void put(@Nullable UUID id, Contact contact, Person by) {
    journal.record(entries -> {
      UUID of = id == null ? UUID.randomUUID() : id;
      if (id != null && contacts.find(id).isEmpty()) {
        throw new UnreadableInput("There is no such contact any more");
      }
      contacts.put(of, contact, journal.now());
      ObjectNode body = Recorded.by(by).put("name", contact.name());
      body.put("kind", contact.kind().name().toLowerCase(Locale.ROOT));
      texts(body.putArray("addresses"), contact.addresses().stream().sorted().toList());
      texts(body.putArray("domains"), contact.domains().stream().sorted().toList());
      texts(body.putArray("channels"), contact.channels());
      entries.add("contact-changed", "contact/" + of, body);
    });
  }

  /** Removes one. */
  public void remove(Known known, Person by) {
    journal.record(entries -> {
      if (contacts.remove(known.id(), journal.now())) {
        entries.add(
            "contact-removed",
            "contact/" + known.id(),
            Recorded.by(by).put("name", known.contact().name()));
      }
    });
  }

  /** Says who we are. */
  public void us(Us us, Person by) {
    if (us.name().length() > 100) {
      throw new UnreadableInput("The company's name may have at most 100 characters");
    }
    journal.record(entries -> {
      contacts.us(us);
      ObjectNode body = Json.object().put("by", by.subject()).put("name", us.name());
      texts(body.putArray("domains"), us.domains());
      texts(body.putArray("mailServers"), us.mailServers());
      texts(body.putArray("protectedDomains"), us.protectedDomains());
      entries.add("company-described", "installation", body);
    });
  }

  private static void texts(ArrayNode into, List<String> texts) {
    texts.forEach(into::add);
  }
}
