// The description of the interface for programs, from the same shapes that the routes parse with.
import type { z } from 'zod';
import { createDocument } from 'zod-openapi';
import { ActionPage, ActionsQuery, Rollup, RollupQuery } from '@/lib/actions/api';
import { Outputs, OutputsQuery, ReportPage, ReportsQuery } from '@/lib/generated-reports/api';
import { ApiError } from '@/lib/platform/api';

const refused = (description: string) => ({ description, content: { 'application/json': { schema: ApiError } } });
const get = (summary: string, query: z.ZodObject, schema: z.ZodType) => ({
  get: {
    summary,
    requestParams: { query },
    responses: {
      200: { description: summary, content: { 'application/json': { schema } } },
      400: refused('A parameter cannot be read'),
      401: refused('Not signed in'),
      404: refused('No such thing, or not for you'),
      503: refused('The database is away'),
    },
  },
});

const file = (summary: string) => ({
  get: {
    summary,
    responses: {
      200: { description: 'The document' },
      202: { description: 'It is being made: ask again' },
      401: refused('Not signed in'),
      404: refused('No such thing, or not for you'),
    },
  },
});

const document = () =>
  createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Maksat',
      version: '1',
      description: 'Every address takes `language` (tk, ru, en). Send the cookie of a signed-in session.',
    },
    paths: {
      '/api/v1/actions': get('Actions of a plan', ActionsQuery, ActionPage),
      '/api/v1/sdg-rollup': get('Goals × status of a plan', RollupQuery, Rollup),
      '/api/v1/reports': get('Progress reports of a plan', ReportsQuery, ReportPage),
      '/api/v1/reports/{id}/outputs': get('How far the files of a report are', OutputsQuery, Outputs),
      '/api/v1/reports/{id}.{format}': file('A progress report as docx, pdf, xlsx, html or json'),
      '/api/v1/plans/{id}.{format}': file('The matrix of a plan as docx, pdf, xlsx or csv'),
    },
  });

export const GET = () => Response.json(document());
