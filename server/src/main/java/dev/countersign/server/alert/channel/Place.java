package dev.countersign.server.alert.channel;

import dev.countersign.gate.key.Secret;
import dev.countersign.server.notice.WebhookPlace;
import dev.countersign.server.people.Role;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** Where a channel goes to. */
public sealed interface Place {
  /** By which the settings call it: small letters, digits and hyphens. */
  String name();

  /** What kind it is, in one word. */
  String kind();

  /** Where it goes, in words without a secret. */
  String where();

  /** Mail to everybody who has one of these roles. */
  record OfPeople(String name, Set<Role> roles) implements Place {
    /** Copies. */
    public OfPeople {
      roles = Set.copyOf(roles);
    }

    @Override
    public String kind() {
      return "mail";
    }

    @Override
    public String where() {
      return new TreeSet<>(roles).stream().map(Role::group).collect(Collectors.joining(", "));
    }
  }

  /** A signed webhook. */
  record OfHook(String name, WebhookPlace place) implements Place {
    @Override
    public String kind() {
      return "webhook";
    }

    @Override
    public String where() {
      return place.url().getHost();
    }
  }

  /**
   * Slack, or what takes the same.
   *
   * @param url an incoming webhook's, which is a secret: whoever has it can write there
   */
  record OfSlack(String name, URI url) implements Place {
    @Override
    public String kind() {
      return "slack";
    }

    @Override
    public String where() {
      return url.getHost();
    }

    @Override
    public String toString() {
      return where();
    }
  }

  /**
   * PagerDuty, or what takes the same.
   *
   * @param url of the Events API v2
   * @param key the integration's, 32 characters
   */
  record OfPager(String name, URI url, Secret key) implements Place {
    @Override
    public String kind() {
      return "pagerduty";
    }

    @Override
    public String where() {
      return url.getHost();
    }
  }

  /**
   * A collector of syslog.
   *
   * @param tls null for the platform's own authorities; asked for over {@link Transport#TLS} only
   */
  record OfSyslog(
      String name, Transport transport, String host, int port, @Nullable SSLSocketFactory tls)
      implements Place {
    @Override
    public String kind() {
      return "syslog";
    }

    @Override
    public String where() {
      return transport.name().toLowerCase(Locale.ROOT) + " " + host + ":" + port;
    }
  }

  /** By which syslog travels. */
  enum Transport {
    /** RFC 5426: nobody knows whether it arrived. */
    UDP,
    /** RFC 6587, with octets counted. */
    TCP,
    /** RFC 5425. */
    TLS
  }
}
