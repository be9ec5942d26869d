/** What labels themselves are distributed as: target drift. */
package dev.plumbline.core.target;
