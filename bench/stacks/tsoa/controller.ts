/** tsoa reads these types and their JSDoc tags and writes the routes and the validation from them. */
import { Body, Controller, Get, Path, Post, Query, Route, SuccessResponse } from '@tsoa/runtime'
import * as data from '../../data.ts'

/**
 * tsoa checks no `format` of a string, so the uuid is a pattern.
 * @pattern ^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$
 */
type Uuid = string

/**
 * @minLength 1
 * @maxLength 30
 */
type Tag = string

interface NewOrderLine {
  itemId: Uuid
  /**
   * @isInt
   * @minimum 1
   * @maximum 1000
   */
  quantity: number
  /** @maxItems 10 */
  tags: Tag[]
}

interface NewOrder {
  customerId: Uuid
  currency: data.Currency
  /** @maxLength 200 */
  note?: string
  /**
   * @minItems 1
   * @maxItems 50
   */
  lines: NewOrderLine[]
}

@Route()
export class BenchController extends Controller {
  @Get('items/{itemId}')
  async getItem(@Path() itemId: Uuid, @Query() currency?: data.Currency): Promise<data.Item> {
    return data.getItem(itemId, currency)
  }

  /**
   * @isInt limit
   * @minimum limit 1
   * @maximum limit 100
   */
  @Get('items')
  async listItems(@Query() limit: number = 20): Promise<data.ItemPage> {
    return data.listItems(limit)
  }

  @Post('orders')
  @SuccessResponse(201)
  async createOrder(@Body() order: NewOrder): Promise<data.Order> {
    this.setStatus(201)
    return data.createOrder(order)
  }
}
