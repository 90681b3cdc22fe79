/**
 * What is told of an incident, in the words and forms of those who hear it: mail, webhooks, Slack,
 * PagerDuty, CEF over syslog. To whom and when is decided elsewhere.
 */
@NullMarked
package dev.countersign.server.alert.channel;

import org.jspecify.annotations.NullMarked;
