/** What is measured of events around accounts, findings, responses and signals. */
@NullMarked
package dev.countersign.server.access.measure;

import org.jspecify.annotations.NullMarked;
