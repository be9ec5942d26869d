/** The way out of Amazon SageMaker Model Monitor: its baseline as a baseline and a monitor. */
package dev.plumbline.cli.sagemaker;
