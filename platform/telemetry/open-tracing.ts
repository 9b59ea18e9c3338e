import {
  context,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  TraceFlags,
  type Span as OtelSpan,
} from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { resourceFromAttributes } from '@opentelemetry/resources'
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace'
import { inTime } from '../timeout.ts'
import { parseTraceparent, setTracer, type Span, type SpanStart, type Tracer } from './trace.ts'

export interface TracingOptions {
  /** The name of the service in each span. */
  service: string
  /** The share of new traces that is recorded, from 0 to 1; a caller's decision is kept. */
  sampleRatio: number
}

/** The spans of the last batch are sent within this time, or are lost. */
const FLUSH_WITHIN_MS = 1_000

/**
 * Records spans and sends them to the collector in `OTEL_EXPORTER_OTLP_ENDPOINT` (OTLP over HTTP; the exporter reads the
 * other `OTEL_EXPORTER_OTLP_*` variables). Instrumentations of other libraries that use the OpenTelemetry API join the
 * same traces. While the collector is down, spans are dropped.
 *
 * A process has one tracer: the service that starts last names its spans.
 */
export function openTracing({ service, sampleRatio }: TracingOptions): AsyncDisposable {
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': service }),
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(sampleRatio) }),
    spanProcessors: [new BatchSpanProcessor({ exporter: new OTLPTraceExporter() })],
  })
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
  trace.setGlobalTracerProvider(provider)
  setTracer(tracerOf(provider))
  return {
    [Symbol.asyncDispose]: async () => {
      setTracer(undefined)
      trace.disable()
      context.disable()
      await inTime(provider.shutdown(), FLUSH_WITHIN_MS, 'The collector did not respond').catch(() => {})
    },
  }
}

const KINDS = { server: SpanKind.SERVER, client: SpanKind.CLIENT, consumer: SpanKind.CONSUMER }

function tracerOf(provider: TracerProvider): Tracer {
  const tracer = provider.getTracer('charter')
  return {
    start: ({ name, kind, attributes = {}, parent }: SpanStart): Span => {
      const span = tracer.startSpan(name, { kind: KINDS[kind], attributes }, contextOf(parent))
      const { traceId, spanId, traceFlags } = span.spanContext()
      return {
        traceparent: `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`,
        run: (work) => context.with(trace.setSpan(context.active(), span), work),
        end: (result) => end(span, result),
      }
    },
  }
}

function end(span: OtelSpan, { name, attributes = {}, isError, error }: Parameters<Span['end']>[0]): void {
  if (name !== undefined) span.updateName(name)
  span.setAttributes(attributes)
  if (error instanceof Error) span.recordException({ name: error.name, message: error.message })
  if (isError) span.setStatus({ code: SpanStatusCode.ERROR })
  span.end()
}

function contextOf(traceparent: string | undefined) {
  const parent = parseTraceparent(traceparent)
  if (!parent) return ROOT_CONTEXT
  const { traceId, spanId, flags } = parent
  return trace.setSpanContext(ROOT_CONTEXT, {
    ...{ traceId, spanId, isRemote: true },
    traceFlags: Number.parseInt(flags, 16) & TraceFlags.SAMPLED,
  })
}
