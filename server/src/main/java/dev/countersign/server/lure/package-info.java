/**
 * What people report, the campaigns that reports make up, who met them, and whom the company knows.
 * A report is stored before it is read, and read in a process of its own. Pages and mail stand
 * elsewhere.
 */
@NullMarked
package dev.countersign.server.lure;

import org.jspecify.annotations.NullMarked;
