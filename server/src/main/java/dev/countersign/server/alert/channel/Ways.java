package dev.countersign.server.alert.channel;

import dev.countersign.server.notice.Channel;
import dev.countersign.server.notice.Mail;
import dev.countersign.server.notice.MailServer;
import dev.countersign.server.notice.Webhook;
import dev.countersign.server.people.PeopleStore;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Makes the channel for a place. */
public final class Ways {
  private final @Nullable MailServer mail;
  private final PeopleStore people;
  private final String host;
  private final InstantSource clock;

  /**
   * With what they need.
   *
   * @param mail null for none; then there is no place that needs it
   * @param host the name of this server, as collectors are told
   */
  public Ways(@Nullable MailServer mail, PeopleStore people, String host, InstantSource clock) {
    this.mail = mail;
    this.people = people;
    this.host = host;
    this.clock = clock;
  }

  /**
   * The channel.
   *
   * @throws IllegalStateException for mail without a mail server
   */
  public Channel to(Place place) {
    return switch (place) {
      case Place.OfPeople one -> {
        if (mail == null) {
          throw new IllegalStateException("there is no mail server");
        }
        yield new Mail(one.name(), mail, people);
      }
      case Place.OfHook hook -> new Webhook(hook.name(), hook.place(), clock);
      case Place.OfSlack slack -> new SlackChannel(slack);
      case Place.OfPager pager -> new PagerChannel(pager);
      case Place.OfSyslog syslog -> new SyslogChannel(syslog, host);
    };
  }
}
